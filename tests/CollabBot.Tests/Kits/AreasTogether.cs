using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Teams.Kits;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Kits;

/// <summary>How the eight areas hang together is the briefing's claim; beside it stands what the reader was told, and nothing else.</summary>
public sealed class AreasTogether
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public AreasTogether()
    {
        _world.Roster.Reading = MemoryRoster.Of(6);
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public void Trust_is_linked_with_all_the_others_and_each_of_those_with_trust()
    {
        Assert.Equal(PracticeArea.All.Skip(1), Interdependence.LinkedWith(PracticeArea.Trust));
        Assert.All(PracticeArea.All.Skip(1), area => Assert.Equal([PracticeArea.Trust], Interdependence.LinkedWith(area)));
    }

    [Fact]
    public void The_card_names_the_source_and_its_eight_areas_in_its_words()
    {
        var card = AreaCards.Of(null);

        Assert.All([Interdependence.Source, .. Interdependence.Claims, AreaCards.Whose, .. PracticeArea.All.Select(area => area.Name)], text => Assert.Contains(text, card.FallbackText, StringComparison.Ordinal));
        Assert.All([Interdependence.Source, .. Interdependence.Claims, AreaCards.Whose, .. PracticeArea.All.Select(area => area.Name)], text => Assert.Contains(text, Said(card), StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_claimed_of_the_teams_own_answers()
    {
        var all = AreaCards.Of(new ToldAreas(ATeam(), [.. PracticeArea.All.Select(area => new ToldArea(area, new Level(65, LevelBound.None, 10, SizeBand.From5), new DateOnly(2026, 11, 24)))]));

        Assert.All(new[] { AreaCards.Of(null), all }, card =>
        {
            Assert.DoesNotMatch(@"(?i)\b(correlat\w*|cause\w*|because|due to|leads? to|effect\w*|drives?|predict\w*|your (team's )?(data|answers|levels|readings))\b", Said(card) + card.FallbackText);
            Assert.DoesNotMatch(@"(?i)\b(score\w*|significan\w*|evidence)\b", Said(card) + card.FallbackText);
        });
    }

    [Fact]
    public async Task A_member_and_a_leader_see_what_they_were_told_last_and_nothing_of_the_rest()
    {
        var plan = await ToldAsync(4, answering: 6);

        foreach (var person in new[] { 1, 3 })
        {
            var told = (await ReadAsync(person))!;
            Assert.Equal(PracticeArea.All, told.Areas.Select(area => area.Area));
            Assert.Equal(plan.Areas.Where(PracticeArea.All.Contains).ToHashSet(), [.. told.Areas.Where(area => area.Level is not null).Select(area => area.Area)]);
            Assert.All(told.Areas.Where(area => area.Level is not null), area => Assert.Equal(plan.Date, area.On));
        }
    }

    [Fact]
    public async Task A_withheld_area_reads_byte_for_byte_as_one_that_was_never_asked_about()
    {
        await ToldAsync(4, answering: 6);
        var withheld = (await ReadAsync(3))!;
        var summary = _world.Chat.Delivered.OfType<Post.ChannelSummary>().Single().Summary;
        var shown = summary.Areas.Where(line => line.Level is not null).Select(line => line.Area).ToHashSet();
        Assert.NotEmpty(PracticeArea.All.Except(shown));

        // The next round asks the same people; too few of them answer for any area to be shown.
        await ToldAsync(1, answering: 3);

        Assert.Equal(AreaCards.Of(withheld).ToJson(), AreaCards.Of(await ReadAsync(3)).ToJson());
    }

    [Fact]
    public async Task Of_several_rounds_the_newest_that_told_a_level_counts()
    {
        await ToldAsync(3, answering: 6);
        var second = await ToldAsync(5, answering: 6);

        var told = (await ReadAsync(3))!.Areas.Where(area => second.Areas.Contains(area.Area)).ToList();

        Assert.NotEmpty(told);
        Assert.All(told, area => Assert.Equal(second.Date, area.On));
    }

    [Fact]
    public async Task Whoever_was_told_nothing_sees_nothing()
    {
        await ToldAsync(4, answering: 6);
        _world.Roster.Reading = MemoryRoster.Of(7);
        await ToldAsync(4, answering: 3);

        Assert.Null(await ReadAsync(7));
        Assert.Null(await ReadAsync(99));
        Assert.Null(await _engine.ReadAreas.HandleAsync(new PersonRef(new TenantId("another"), ARound.Person(3)), ARound.Team, Live));
        Assert.Null(await _engine.ReadAreas.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(3)), new TeamRef(ARound.Team.Tenant, new TeamId("gone")), Live));
        Assert.Empty(await _engine.ReadAreas.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(99)), Live));
        Assert.Single(await _engine.ReadAreas.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(3)), Live));
    }

    [Fact]
    public async Task What_went_to_each_person_is_told_to_those_persons()
    {
        _world.Roster.Channel = new ChannelReading.Hidden("Gone");
        await ToldAsync(4, answering: 6);

        Assert.Equal(Enumerable.Range(2, 5).Select(ARound.Person).ToHashSet(), [.. _world.Chat.Delivered.OfType<Post.OwnSummary>().Select(own => own.Person)]);
        Assert.NotNull(await ReadAsync(2));
        Assert.NotNull(await ReadAsync(1));

        await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { Leaders = [] }, Live);
        Assert.Null(await ReadAsync(1));
    }

    private async Task<ToldAreas?> ReadAsync(int person) => await _engine.ReadAreas.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(person)), ARound.Team, Live);

    /// <summary>A round that so many answer, told.</summary>
    private async Task<RoundPlan> ToldAsync(int value, int answering)
    {
        if (await _engine.Teams.FindAsync(ARound.Team, Live) is null)
        {
            await _engine.InstallAsync();
            await _engine.SetUpAsync();
        }
        else
        {
            await _engine.PassAsync(TimeSpan.FromDays(7), TimeSpan.FromHours(6));
        }

        var open = await _engine.OpenPulses.FindAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(2)), Live);
        var plan = open is [var round] ? (await _engine.Rounds.FindPlanAsync(round, Live))! : await _engine.AskedAsync();
        foreach (var participant in plan.Participants.Take(answering))
        {
            await _engine.AnswerAllAsync(plan, participant.Person, value);
        }

        await _engine.CloseAsync();
        await _engine.PassAsync(TimeSpan.FromMinutes(10));
        return plan;
    }

    private static Team ATeam() => new()
    {
        Ref = ARound.Team,
        Name = "Housing",
        Status = TeamStatus.Active,
        InstalledAt = World.Monday,
        Admins = [],
        SummaryChannel = Engine.Channel,
        WrappedAssignmentKey = "",
    };

    private static string Said(AdaptiveCard card) => (card with { FallbackText = "" }).ToJsonNode().ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
