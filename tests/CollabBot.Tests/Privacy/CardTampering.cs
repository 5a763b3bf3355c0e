using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>
/// What somebody can do with a card that they keep, change, pass on or make up, through the real endpoint: refused in words or harmless. No answer but
/// their own changes, nothing else in the store does, nothing appears in a channel, and nothing fails.
/// </summary>
public sealed class CardTampering
{
    private const string NotOurCard = "I cannot use this card";
    private const string Unreadable = "I cannot read this card";
    private const string UnknownPulse = "I do not know this pulse";
    private const string OwnChat = "That belongs in our own chat";
    private const string UnknownButton = "I do not know this button";
    private const string NotAsked = "This pulse is not for you";
    private const string Closed = "This pulse has closed";
    private const string NotAdmin = "Only an admin of the team can do this";
    private const string Answer = "pulse.answer";

    private static readonly Dictionary<string, Case> Cases = new(StringComparer.Ordinal)
    {
        ["the id of another round"] = Refused(UnknownPulse, stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "round", "abcdefghijklmnopqrst"))),
        ["a closing round"] = Refused(Closed, stage => stage.PressAsync(stage.Presser, Answer, stage.Card), stage => stage.BeginClosingAsync()),
        ["a closed round"] = Refused(Closed, stage => stage.PressAsync(stage.Presser, Answer, stage.Card), stage => stage.CloseAsync()),
        ["a future round"] = Refused(UnknownPulse, stage => stage.PressAsync(
            stage.Presser, Answer, With(stage.Card, "round", RoundId.Of(TamperingStage.Ref(stage.Team), new DateOnly(2026, 12, 1)).Value))),
        ["a round that was purged a month ago"] = Refused(Closed, stage => stage.PressAsync(stage.Presser, Answer, stage.Card), async stage =>
        {
            await stage.CloseAsync();
            await stage.PassAsync(TimeSpan.FromDays(6));
        }),
        ["the round of another team"] = Refused(NotAsked, stage => stage.PressAsync(stage.Presser, Answer, stage.CardOf(stage.Stranger, "5"))),
        ["the round of another team under one's own team"] = Refused(UnknownPulse, stage => stage.PressAsync(
            stage.Presser, Answer, With(stage.Card, "round", stage.CardOf(stage.Stranger, "5")["round"]!.DeepClone()))),
        ["the round of another tenant"] = Refused(UnknownPulse, stage => stage.PressAsync(stage.Presser, Answer, stage.Card, activity =>
        {
            activity["conversation"]!["tenantId"] = "99999999-9999-4999-8999-999999999999";
            activity["channelData"]!["tenant"]!["id"] = "99999999-9999-4999-8999-999999999999";
        })),
        ["a tenant in the conversation that is not the one of the channel data"] = Refused(null, stage => stage.PressAsync(
            stage.Presser, Answer, stage.Card, activity => activity["conversation"]!["tenantId"] = "99999999-9999-4999-8999-999999999999")),
        ["a member who is not in the plan"] = Refused(NotAsked, stage => stage.PressAsync(stage.Newcomer, Answer, stage.Card), stage => stage.JoinAsync(stage.Newcomer)),
        ["somebody of no team"] = Refused(NotAsked, stage => stage.PressAsync(stage.Newcomer, Answer, stage.Card)),
        ["a member who has left since they were asked"] = Own(stage => stage.PressAsync(stage.Presser, Answer, stage.Card), stage => stage.LeaveAsync(stage.Presser)),
        ["a forged MAC"] = Refused(NotOurCard, stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "mac", new string('0', 32)))),
        ["no MAC"] = Refused(NotOurCard, stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "mac", null))),
        ["a MAC that expired with a withdrawal"] = Refused(null, stage => stage.PressAsync(stage.Presser, Answer, stage.Card), async stage =>
        {
            await stage.PressAsync(stage.Presser, Answer, stage.Card);
            await stage.WriteAsync(stage.Presser, "withdraw");
        }),
        ["a truncated MAC"] = Refused(NotOurCard, stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "mac", stage.Card["mac"]!.GetValue<string>()[..16]))),
        ["a MAC under a foreign key"] = Refused(NotOurCard, stage => stage.PressAsync(
            stage.Presser, Answer, With(stage.Card, "mac", new BallotBox(new byte[BallotBox.KeyBytes]).Stamp(stage.Round, stage.Card["rev"]!.GetValue<int>())))),
        ["the MAC of another team's card"] = Refused(NotOurCard, stage => stage.PressAsync(
            stage.Presser, Answer, With(stage.Card, "mac", stage.CardOf(stage.Stranger, "5")["mac"]!.DeepClone()))),
        ["a question that is not in the set"] = Refused(NotOurCard, stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "question", 3))),
        ["a question below the first"] = Refused(NotOurCard, stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "question", -1))),
        ["a question named by its item"] = Refused(Unreadable, stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "question", "TRU1"))),
        ["a choice out of range"] = Refused("not an answer", stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "value", "6"))),
        ["a value of 10 MB"] = Refused(null, stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "value", new string('5', 10_000_000)))),
        ["a value of 100 KB"] = Refused("an answer is 1, 2, 3, 4 or 5", stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "value", new string('5', 100_000)))),
        ["arrays for strings"] = Refused(Unreadable, stage => stage.PressAsync(stage.Presser, Answer, new JsonObject(
            stage.Card.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)new JsonArray(member.Value!.DeepClone())))))),
        ["an array for the data"] = Refused(Unreadable, stage => stage.PressAsync(
            stage.Presser, Answer, stage.Card, activity => activity["value"]!["action"]!["data"] = new JsonArray(stage.Card))),
        ["an answer with the extra fields isAdmin and person"] = Own(stage => stage.PressAsync(stage.Presser, Answer, Claiming(stage, stage.Card))),
        ["a set-up with the extra fields isAdmin and person"] = Refused(NotAdmin, stage => stage.PressAsync(stage.Presser, "setup.save", Claiming(stage, SetUp(stage)))),
        ["a negative revision"] = Refused(NotOurCard, stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "rev", -1))),
        ["the largest revision"] = Refused(NotOurCard, stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "rev", int.MaxValue))),
        ["a revision that is no number of ours"] = Own(stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "rev", 1e20))),
        ["an admin's verb from a member's card"] = Refused(NotAdmin, async stage =>
        {
            foreach (var verb in new[] { "setup.open", "setup.when", "setup.who", "setup.check", "setup.save", "ask.now" })
            {
                await stage.PressAsync(stage.Presser, verb, With(With(stage.Card, "leaders", stage.Presser.ObjectId), "channel", stage.Team.Channels[1].Id));
            }
        }),
        ["an admin's verb from a stale card after demotion"] = Refused(NotAdmin, async stage =>
        {
            await stage.PressAsync(stage.Admin, "setup.save", SetUp(stage));
            await stage.PressAsync(stage.Admin, "ask.now", SetUp(stage));
        }, stage => stage.DemoteAdminAsync()),
        ["an admin's verb for another admin's team"] = Refused(NotAdmin, stage => stage.PressAsync(stage.Admin, "setup.save", With(SetUp(stage), "team", stage.OtherTeam.Id))),
        ["a card forwarded to another person"] = Own(async stage =>
        {
            await stage.PressAsync(stage.Presser, Answer, stage.ColleaguesCard);
            await stage.PressAsync(stage.Presser, "pulse.mine", stage.ColleaguesCard);
            await stage.PressAsync(stage.Presser, "pulse.withdraw", stage.ColleaguesCard);
        }),
        ["a card forwarded to a channel"] = Refused(OwnChat, stage => stage.PressAsync(stage.Presser, Answer, stage.Card, activity => InChannel(stage, activity))),
        ["one press a thousand times"] = Own(async stage =>
        {
            var press = stage.AsActivity(stage.Presser, Answer, stage.Card);
            for (var copy = 0; copy < 1000; copy++)
            {
                // Half of them are deliveries of one event, half are events of their own.
                press["id"] = copy % 2 == 0 ? "f:one" : string.Create(CultureInfo.InvariantCulture, $"f:{copy}");
                await stage.DeliverAsync(press);
            }
        }),
        ["an answer for two rounds in one invoke"] = Own(stage => stage.PressAsync(stage.Presser, Answer, With(stage.Card, "data", stage.CardOf(stage.Stranger, "5")))),
        ["two actions in one invoke"] = Refused(null, stage => stage.PressAsync(stage.Presser, Answer, stage.Card, activity =>
            activity["value"]!["action"] = new JsonArray(activity["value"]!["action"]!.DeepClone(), activity["value"]!["action"]!.DeepClone()))),
        ["a refresh by somebody who did not get the card"] = Own(stage => stage.PressAsync(
            stage.Presser, "pulse.show", stage.ColleaguesCard, activity => activity["value"]!["trigger"] = "automatic")),
        ["a refresh by somebody of another team"] = Refused(NotAsked, stage => stage.PressAsync(
            stage.Stranger, "pulse.show", stage.ColleaguesCard, activity => activity["value"]!["trigger"] = "automatic")),
        ["a verb with other casing"] = Refused(UnknownButton, stage => stage.PressAsync(stage.Presser, "Pulse.Answer", stage.Card)),
        ["a verb that was never ours"] = Refused(UnknownButton, stage => stage.PressAsync(stage.Presser, "pulse.results", stage.Card)),
        ["Action.Submit with the same data"] = Own(stage => stage.SubmitAsync(stage.Presser, Answer, stage.Card)),
        ["Action.Submit with a forged MAC"] = Refused(NotOurCard, stage => stage.SubmitAsync(stage.Presser, Answer, With(stage.Card, "mac", "0000"))),
        ["Action.Submit of an admin's verb"] = Refused(NotAdmin, stage => stage.SubmitAsync(stage.Presser, "setup.save", SetUp(stage))),
        ["a message that imitates the card"] = Refused(null, async stage =>
        {
            await stage.WriteAsync(stage.Presser, stage.Card.ToJsonString());
            await stage.WriteAsync(stage.Presser, $"pulse.answer {stage.Card.ToJsonString()}");
            await stage.WriteAsync(stage.Presser, "pulse.answer 5");
        }),
        ["an invoke from channel scope"] = Refused(OwnChat, async stage =>
        {
            foreach (var verb in new[] { "pulse.show", "pulse.mine", "pulse.withdraw", "pulse.preview" })
            {
                await stage.PressAsync(stage.Presser, verb, stage.Card, activity => InChannel(stage, activity));
            }
        }),
        ["an admin's invoke from channel scope by a member"] = Refused(NotAdmin, stage => stage.PressAsync(
            stage.Presser, "ask.now", SetUp(stage), activity => InChannel(stage, activity))),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_refused_or_harmless(string attack)
    {
        var tried = Cases[attack];
        await using var stage = await TamperingStage.OpenAsync();
        if (tried.Arrange is { } arrange)
        {
            await arrange(stage);
        }

        var (ballots, rest, posts) = (await stage.BallotsAsync(), await stage.RestAsync(), stage.PostsInChannels());
        await tried.Act(stage);

        Assert.All(stage.Answers, answer => Assert.InRange(answer.Status, 200, 499));
        Assert.Equal(rest, await stage.RestAsync());
        Assert.Equal(posts, stage.PostsInChannels());
        var after = await stage.BallotsAsync();
        if (tried.MayAnswer)
        {
            after.Remove(stage.Presser.ObjectId, out var own);
            Assert.Matches("^([1-5]( [1-5]){0,2})?$", own ?? "");
        }

        Assert.Equal(ballots, after);
        Assert.Contains(tried.Words ?? "", stage.SaidTo(stage.Presser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_itself_works()
    {
        await using var stage = await TamperingStage.OpenAsync();

        await stage.PressAsync(stage.Presser, Answer, stage.Card);

        Assert.Equal(("5", "2 2 2"), ((await stage.BallotsAsync())[stage.Presser.ObjectId], (await stage.BallotsAsync())[stage.Colleague.ObjectId]));
    }

    private static Case Refused(string? words, Func<TamperingStage, Task> act, Func<TamperingStage, Task>? arrange = null) => new(words, act, arrange, MayAnswer: false);

    private static Case Own(Func<TamperingStage, Task> act, Func<TamperingStage, Task>? arrange = null) => new(null, act, arrange, MayAnswer: true);

    private static JsonObject With(JsonObject data, string name, JsonNode? value)
    {
        data[name] = value;
        return data;
    }

    private static JsonObject Claiming(TamperingStage stage, JsonObject data)
    {
        data["isAdmin"] = true;
        foreach (var name in new[] { "person", "from", "aadObjectId" })
        {
            data[name] = stage.Colleague.ObjectId;
        }

        return data;
    }

    private static JsonObject SetUp(TamperingStage stage) => new()
    {
        ["team"] = stage.Team.Id,
        ["weekday"] = "Friday",
        ["time"] = "11:00",
        ["zone"] = "Europe/Paris",
        ["channel"] = stage.Team.Channels[0].Id,
        ["leaders"] = stage.Presser.ObjectId,
    };

    private static void InChannel(TamperingStage stage, JsonObject activity)
    {
        var channel = stage.Team.Channels[1];
        activity["conversation"] = new JsonObject
        {
            ["isGroup"] = true,
            ["conversationType"] = "channel",
            ["id"] = $"{channel.Id};messageid=1",
            ["tenantId"] = activity["conversation"]!["tenantId"]!.DeepClone(),
        };
        activity["channelData"]!["team"] = new JsonObject { ["id"] = stage.Team.Id };
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = channel.Id };
    }

    private sealed record Case(string? Words, Func<TamperingStage, Task> Act, Func<TamperingStage, Task>? Arrange, bool MayAnswer);
}
