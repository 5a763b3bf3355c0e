using System.Text.Json.Nodes;
using CollabBot.Core.Practice;
using CollabBot.Doubles.Teams.Tenants;
using Xunit;

namespace CollabBot.Tests.HalfYear;

/// <summary>What is held against the rules is found where it breaks them.</summary>
public sealed class RulesForPosts
{
    private static readonly PlayedTeam Team = new("Rowan", 6, 1, DayOfWeek.Tuesday, new TimeOnly(10, 0));

    private static readonly FakeTenant Tenant = new(
        new TenantDescription("11111111-1111-4111-8111-111111111111", [.. Team.Members.Select(name => new PersonDescription(name))], [new TeamDescription(Team.Name, [.. Team.Members], [])]), "28:bot");

    private static readonly DateTimeOffset Friday = new(2027, 1, 8, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_summary_of_what_was_answered_breaks_none() => Assert.Empty(Broken(Answers(6), Summary("around 75")));

    [Theory]
    [InlineData(4, "around 75")]
    [InlineData(6, "around 60")]
    [InlineData(6, "30 or lower")]
    [InlineData(6, "Not enough answers")]
    public void A_level_that_is_not_that_of_enough_answers_is_found(int answers, string level) => Assert.Single(Broken(Answers(answers), Summary(level)));

    [Fact]
    public void Too_few_people_beside_the_leader_are_found() => Assert.Single(Broken(Answers(5, readers: 2), Summary("around 75")));

    [Fact]
    public void A_word_that_outruns_the_evidence_is_found() => Assert.Single(Broken(Answers(6), Summary("around 75", "Trust improved.")));

    [Fact]
    public void A_summary_that_is_posted_twice_is_found() => Assert.Single(Broken(Answers(6), Summary("around 75"), Summary("around 75")));

    [Fact]
    public void A_quarter_that_is_told_too_soon_is_found() => Assert.Single(Broken(Answers(6), Summary("around 75", "Ways of working: the last 13 weeks")));

    [Fact]
    public void A_second_digest_in_a_week_and_one_at_another_hour_are_found() =>
        Assert.Equal(2, Broken(Answers(6), Digest(Friday.AddDays(3).AddHours(-1)), Digest(Friday.AddDays(5))).Count);

    [Fact]
    public void A_fourth_message_in_a_week_is_found() =>
        Assert.Single(Broken(Answers(6), [.. Enumerable.Range(0, 4).Select(day => Summary("around 75") with { At = Friday.AddDays(day - 4), To = Tenant.People[1], Team = null })]));

    private static IReadOnlyList<string> Broken(GivenAnswers given, params SeenPost[] posts) => PostRules.Broken(posts, given, _ => Team);

    private static GivenAnswers Answers(int count, int readers = 1)
    {
        var given = new GivenAnswers();
        for (var person = 0; person < count; person++)
        {
            given.Add(Team.Name, new DateOnly(2027, 1, 5), PracticeArea.Trust, 4, readsDigest: person < readers);
        }

        return given;
    }

    private static SeenPost Summary(string level, string meaning = "No clear change.") => new(Friday, null, Tenant.Teams[0], Activity(
        Text("What we said"),
        Text("Rowan · pulse 1 · Tue 5 January"),
        new JsonObject { ["type"] = "Table", ["rows"] = new JsonArray(Row("Area", "Level"), Row("Trust", level, meaning)) }));

    private static SeenPost Digest(DateTimeOffset at) => new(at, Tenant.People[1], null, Activity(Text("Your team's digest")));

    private static JsonObject Row(string area, string level, string? meaning = null) => new()
    {
        ["cells"] = new JsonArray(
            new JsonObject { ["items"] = meaning is null ? new JsonArray(Text(area)) : new JsonArray(Text(area), Text(meaning)) },
            new JsonObject { ["items"] = new JsonArray(Text(level)) }),
    };

    private static JsonObject Text(string text) => new() { ["type"] = "TextBlock", ["text"] = text };

    private static JsonObject Activity(params JsonNode[] body) => new() { ["attachments"] = new JsonArray(new JsonObject { ["content"] = new JsonObject { ["type"] = "AdaptiveCard", ["body"] = new JsonArray(body) } }) };
}
