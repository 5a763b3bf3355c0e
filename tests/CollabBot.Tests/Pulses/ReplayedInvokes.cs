using System.Diagnostics;
using System.Globalization;
using CollabBot.Tests.Delivery;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>Teams brings a tap again that it believes lost, also later and under another id. Whoever was told "saved" is counted once, with the newest of what they tapped.</summary>
public sealed class ReplayedInvokes
{
    [Fact]
    public Task Every_acknowledged_tap_counts_once_and_the_newest_stands() => PlayAsync(people: 100, Seeds.Of(1, 5));

    [Fact]
    [Trait("length", "long")]
    public Task Every_acknowledged_tap_of_two_thousand_people_counts_once_and_the_newest_stands() => PlayAsync(people: 2_000, Seeds.Of(100, 5));

    private static async Task PlayAsync(int people, IReadOnlyList<int> seeds)
    {
        foreach (var seed in seeds)
        {
            var started = Stopwatch.GetTimestamp();
            var replay = new InvokeReplay(people, seed);

            var wrong = await replay.RunAsync(TestContext.Current.CancellationToken);

            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"invoke replay, seed {seed}: {people} people, {replay.Deliveries} deliveries in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s; {replay.Saved} told saved, {replay.Away} told to press again; {wrong.Count} wrong"));
            Assert.True(wrong.Count == 0, $"{Seeds.Replay(seed)}: {string.Join(", ", wrong.Take(20))}");
        }
    }
}
