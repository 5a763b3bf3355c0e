using System.Globalization;
using System.Text;
using System.Text.Json;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Teams.Digests;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>
/// The same answers are given in another order, at other times, or by other people: then what is kept of the round and what is posted are the same, byte for
/// byte and second for second. So neither a row's place nor a post's time or size can be held against who was seen to be there (T9, A8).
/// </summary>
public sealed class Traces
{
    private const int People = 12;
    private static readonly DateTimeOffset ClosedAt = World.Monday.AddDays(3);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task T9_in_whichever_order_and_whenever_people_answered_the_same_is_kept_and_told(int seed)
    {
        var chance = new Random(seed);
        var given = Draw(chance);
        var one = await PlayAsync(given, chance);
        chance.Shuffle(given);

        Assert.Equal(one, await PlayAsync(given, chance));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A8_whoever_it_was_that_answered_the_same_is_kept_and_told_at_the_same_time(int seed)
    {
        var chance = new Random(seed);
        var given = Draw(chance);
        var one = await PlayAsync(given, chance);

        // The leader is known to read, and so counts differently: they take part both times, or neither time.
        var others = Enumerable.Range(2, People - 1).ToArray();
        chance.Shuffle(others);
        var next = 0;
        var byOthers = given.Select(answer => answer.Person == 1 ? answer : (others[next++], answer.Values)).ToArray();
        Assert.NotEqual(given.Select(answer => answer.Person).Order(), byOthers.Select(answer => answer.Item1).Order());

        Assert.Equal(one, await PlayAsync(byOthers, chance));
    }

    [Fact]
    public async Task Another_answer_does_show()
    {
        var given = Enumerable.Range(1, 6).Select(person => (person, (int[])[4, 4, 4])).ToArray();
        var one = await PlayAsync(given, new Random(1));
        given[3] = (given[3].person, [1, 1, 1]);

        Assert.NotEqual(one, await PlayAsync(given, new Random(1)));
    }

    /// <summary>A tap is answered where it was made: the bot calls nobody, and its answer is as long whatever was tapped.</summary>
    [Fact]
    public async Task A8_a_tap_makes_the_bot_call_nobody_and_is_answered_at_the_same_length_whatever_was_tapped()
    {
        await using var stage = await TamperingStage.OpenAsync();
        await stage.PressAsync(stage.Presser, "pulse.answer", stage.Card);
        var calls = stage.Calls;

        for (var value = 1; value <= ResponseScale.Points; value++)
        {
            var tapped = stage.Card;
            tapped["value"] = value.ToString(CultureInfo.InvariantCulture);
            await stage.PressAsync(stage.Presser, "pulse.answer", tapped);
        }

        Assert.Equal(calls, stage.Calls);
        Assert.Single(stage.Answers.TakeLast(ResponseScale.Points).Select(answer => answer.Body.Length).Distinct());
    }

    /// <summary>Six to eleven people, in the order in which they answer, with an answer to each of three questions.</summary>
    private static (int Person, int[] Values)[] Draw(Random chance)
    {
        var people = Enumerable.Range(1, People).ToArray();
        chance.Shuffle(people);
        return [.. people.Take(chance.Next(6, People)).Select(person => (person, (int[])[chance.Next(1, 6), chance.Next(1, 6), chance.Next(1, 6)]))];
    }

    /// <returns>What is kept of the round, and what was posted when and to whom, as text.</returns>
    private static async Task<List<string>> PlayAsync((int Person, int[] Values)[] given, Random chance)
    {
        var world = new World();
        var posted = new List<string>();
        var engine = world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync();
        world.Chat.Answer = post =>
        {
            posted.Add($"{world.Time.GetUtcNow():O} {Destination.Of(post).Conversation} {Content(post)}");
            return new SendOutcome.Done("message");
        };
        var plan = ARound.Plan(People);
        await engine.Rounds.FixPlanAsync(plan, Live);
        await engine.Rounds.MakeKeyAsync(plan.Ref, Live);
        await engine.Rounds.OpenAsync(plan.Ref, Live);

        foreach (var (person, values) in given)
        {
            world.Time.Advance(TimeSpan.FromSeconds(chance.Next(1, 3_600)));
            foreach (var (question, value) in values.Index())
            {
                Assert.IsType<AnswerOutcome.Shown>(await engine.AnswerAsync(plan, ARound.Person(person), question, value));
                world.Time.Advance(TimeSpan.FromSeconds(chance.Next(1, 20)));
            }
        }

        Assert.Empty(posted);
        world.Time.SetUtcNow(ClosedAt);
        await engine.Advance.CloseNowAsync(plan.Ref, Live);
        world.Time.Advance(RoundState.Drain);
        await engine.Advance.HandleAsync(plan.Ref, Live);
        await engine.ToDigestsAsync();

        Assert.Equal(2, posted.Count);
        return [.. world.Store.Contents().Where(entry => IsKept(entry.Key)).Select(entry => $"{entry.Key} {Encoding.UTF8.GetString(entry.Value)}"), .. posted];
    }

    /// <summary>The result, the state and the history: all that came of the answers.</summary>
    private static bool IsKept(string key) => key.StartsWith("history/", StringComparison.Ordinal) || key.EndsWith("/result.json", StringComparison.Ordinal) || key.EndsWith("/summary.json", StringComparison.Ordinal) || key.EndsWith("/state.json", StringComparison.Ordinal);

    private static string Content(Post post)
    {
        var card = post switch
        {
            Post.ChannelSummary summary => SummaryCards.ForChannel(summary.Summary),
            Post.LeaderDigest digest => DigestCards.Of(digest.Digest),
            _ => throw new InvalidOperationException("Nothing else is posted when a round closes."),
        };
        return JsonSerializer.Serialize(OutboundActivity.FromCard(card, "summary"), BotJson.Wire.OutboundActivity);
    }
}
