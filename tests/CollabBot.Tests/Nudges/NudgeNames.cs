using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Teams.Nudges;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Nudges;

/// <summary>What a card carries, and what a person types.</summary>
public sealed class NudgeNames
{
    [Fact]
    public void A_nudge_is_found_again_by_what_its_card_carries() => Assert.All(Enum.GetValues<NudgeRole>(), role =>
    {
        var nudge = new NudgeRef(ARound.Team, new DateOnly(2026, 3, 2), role);

        Assert.Equal(nudge, NudgeRef.Parse(ARound.Team, nudge.Id));
    });

    [Theory]
    [InlineData("")]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02-boss")]
    [InlineData("2026-03-02-0")]
    [InlineData("2026-13-02-team")]
    [InlineData("26-3-2-team")]
    [InlineData("2026-03-02-team-team")]
    [InlineData("../2026-03-02-team")]
    public void What_no_card_of_ours_carries_is_no_nudge(string id) => Assert.Null(NudgeRef.Parse(ARound.Team, id));

    [Fact]
    public void Every_reply_has_a_code_of_its_own_and_is_found_by_it()
    {
        Assert.All(Enum.GetValues<NudgeReply>(), reply => Assert.Equal(reply, NudgeCodes.Find(NudgeCodes.CodeOf(reply))));
        Assert.Null(NudgeCodes.Find("maybe"));
        Assert.Null(NudgeCodes.Find(null));
    }

    [Fact]
    public void What_a_button_says_can_be_typed() =>
        Assert.All(Enum.GetValues<NudgeReply>(), reply => Assert.Equal(reply, NudgeWords.In(NudgeCards.Label(reply).ToLowerInvariant())));
}
