using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CollabBot.Tests.Delivery;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>The end of a round against a model of it: whoever was told "saved" is counted with their newest answer, whoever was told "closed" is not.</summary>
public sealed class CloseRaces
{
    [Fact]
    public void What_is_counted_is_what_people_were_told() => Play(first: 1, count: 2_000);

    [Fact]
    [Trait("length", "long")]
    public void What_is_counted_is_what_people_were_told_in_a_hundred_thousand_histories() => Play(first: 1_000_000, count: 100_000);

    private static void Play(int first, int count)
    {
        var seeds = Seeds.Of(first, count);
        var started = Stopwatch.GetTimestamp();
        var differences = new ConcurrentQueue<(int Seed, string What)>();
        long acknowledged = 0, refused = 0, unsure = 0, extended = 0;
        Parallel.ForEach(seeds, seed =>
        {
            var race = new CloseRace(seed);
            if (race.Run() is { } difference)
            {
                differences.Enqueue((seed, difference));
            }

            Interlocked.Add(ref acknowledged, race.Acknowledged);
            Interlocked.Add(ref refused, race.Refused);
            Interlocked.Add(ref unsure, race.Unsure);
            Interlocked.Add(ref extended, race.IsExtended ? 1 : 0);
        });

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"close race: {seeds.Count} histories from seed {seeds[0]} in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s; {acknowledged} answers acknowledged, {refused} refused, {unsure} unsure; {extended} rounds extended; {differences.Count} differences"));
        Assert.True(differences.IsEmpty, string.Join('\n', differences.OrderBy(difference => difference.Seed).Take(20).Select(difference => $"{Seeds.Replay(difference.Seed)}: {difference.What}")));
    }
}
