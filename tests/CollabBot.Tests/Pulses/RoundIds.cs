using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

public sealed class RoundIds
{
    [Fact]
    public void A_team_has_one_id_a_day_and_no_team_shares_it()
    {
        var days = Enumerable.Range(0, 400).Select(day => RoundId.Of(ARound.Team, new DateOnly(2026, 1, 1).AddDays(day))).ToList();
        var neighbour = RoundId.Of(ARound.Team with { Tenant = new TenantId("tenant-2") }, new DateOnly(2026, 1, 1));

        Assert.Equal(400, days.Distinct().Count());
        Assert.DoesNotContain(neighbour, days);
        Assert.Equal(days[3], RoundId.Of(ARound.Team, new DateOnly(2026, 1, 4)));
        Assert.All(days, id => Assert.Matches("^[a-z2-7]{20}$", id.Value));
    }
}
