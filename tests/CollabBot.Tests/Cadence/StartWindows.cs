using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using Xunit;

namespace CollabBot.Tests.Cadence;

public sealed class StartWindows
{
    private static readonly TimeOnly HalfPastNine = new(9, 30);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(12, "at 09:30")]
    [InlineData(2_300, "at 09:30")]
    [InlineData(100_000, "between 09:30 and 10:11")]
    [InlineData(1_000_000, "between 09:30 and 11:30")]
    public void Only_a_tenant_of_thousands_has_a_window(int people, string words) => Assert.Equal(words, StartWindow.For(people).InWords(HalfPastNine));

    [Fact]
    public void Each_team_has_its_own_place_in_the_window_for_ever()
    {
        var window = StartWindow.For(100_000);

        var offsets = Enumerable.Range(0, 10_000).Select(number => window.OffsetOf(ManyTeams.Ref(number))).ToList();

        Assert.Equal(offsets, Enumerable.Range(0, 10_000).Select(number => window.OffsetOf(ManyTeams.Ref(number))));
        Assert.All(offsets, offset => Assert.InRange(offset, TimeSpan.Zero, window.Length - TimeSpan.FromTicks(1)));
        Assert.All(offsets.CountBy(offset => (int)(offset.TotalSeconds * 10 / window.Length.TotalSeconds)), tenth => Assert.InRange(tenth.Value, 850, 1_150));
    }

    [Fact]
    public async Task The_teams_of_a_large_tenant_start_one_after_another_and_a_takeover_does_not_change_when()
    {
        var ten = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
        var teams = new ManyTeams(ten.AddHours(-1));
        await teams.SetUpAsync(Enumerable.Range(0, 2_000).Select(number => (ManyTeams.Ref(number, tenants: 1), PulseCadence.Default)));
        var window = StartWindow.For(2_000 * 5);
        var ticker = teams.Ticker();
        await ticker.HandleAsync(Live);
        teams.Time.SetUtcNow(ten);
        var started = new List<(DateTimeOffset At, WorkItem.OpenScheduledRound Hint)>();
        while (teams.Time.GetUtcNow() < ten + window.Length + TimeSpan.FromSeconds(10))
        {
            if (teams.Time.GetUtcNow() == ten.AddMinutes(2))
            {
                ticker = teams.Ticker();
                teams.Time.Advance(TickRecord.Lease);
            }

            await ticker.HandleAsync(Live);
            started.AddRange((await teams.TakeHintsAsync()).Cast<WorkItem.OpenScheduledRound>().Select(hint => (teams.Time.GetUtcNow(), hint)));
            teams.Time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(2_000, started.Select(start => start.Hint.Team).Distinct().Count());
        Assert.All(started, start => Assert.Equal(ten + window.OffsetOf(start.Hint.Team), start.Hint.Start));
        Assert.All(started, start => Assert.True(start.At >= start.Hint.Start));
        Assert.InRange(started.Count(start => start.At < ten.AddMinutes(1)), 350, 650);
    }
}
