using System.Text;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>
/// Rounds of a team of seven on a real store, until the process has died once and another one has brought the round to its end. What people and Teams
/// do is done again when it met the process that died.
/// </summary>
internal sealed class CrashStory
{
    public const int People = 7;
    public const int Answering = 6;
    private const int MostRounds = 2;

    private readonly World _world = new();
    private readonly IPlace _place;
    private readonly NamedCrash _crash;
    private Engine _engine;
    private int _unknownAsks;

    private CrashStory(World world, IPlace place, NamedCrash crash)
    {
        _world = world;
        _place = place;
        _crash = crash;
        _world.Roster.Reading = MemoryRoster.Of(People);
        _engine = Start(crash);
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    /// <summary>Plays the story in a place; the end of each round in turn.</summary>
    public static async Task<IReadOnlyList<CrashEnd>> PlayAsync(Func<TimeProvider, Task<IPlace>> place, NamedCrash crash)
    {
        var world = new World();
        await using var stored = await place(world.Time);
        var story = new CrashStory(world, stored, crash);
        var ends = new List<CrashEnd>();
        await story.InstallAsync();
        for (var round = 0; round < MostRounds && !crash.IsDead; round++)
        {
            var before = world.Chat.Delivered.Count;
            var plan = await story.RoundAsync(round);
            ends.Add(await story.EndAsync(plan, [.. world.Chat.Delivered.Skip(before)]));
        }

        Assert.True(crash.IsDead, "The process never came to that point.");
        await story._engine.Pump.DisposeAsync();
        return ends;
    }

    private async Task InstallAsync()
    {
        await DoAsync(() => _engine.Install.AddAsync(ARound.Team, "Team", Engine.Admin, Engine.Channel, new ChannelId(ARound.Team.Team.Value), Live));
        await PassAsync(TimeSpan.FromSeconds(2), times: 1);
        await DoAsync(() => _engine.SetUpAsync());
    }

    private async Task<RoundPlan> RoundAsync(int number)
    {
        var due = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero).AddDays(7 * number);
        await PassAsync(due - _world.Time.GetUtcNow(), times: 1);
        await PassAsync(TimeSpan.FromMinutes(2), times: 3);
        var team = new RoundRef(ARound.Team, RoundId.Of(ARound.Team, DateOnly.FromDateTime(due.UtcDateTime)));
        var plan = (await Start(new NamedCrash("", false, 0)).Rounds.FindPlanAsync(team, Live))!;
        foreach (var participant in plan.Participants.Take(Answering))
        {
            await DoAsync(() => _engine.AnswerAllAsync(plan, participant.Person, 4));
        }

        await PassAsync(plan.RemindsAt!.Value - _world.Time.GetUtcNow(), times: 1);
        await PassAsync(TimeSpan.FromMinutes(2), times: 2);

        // What is known of the asking is deleted once the round is told.
        _unknownAsks = await UnknownAsync(plan);
        await DoAsync(() => _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live));
        await PassAsync(RoundState.Drain, times: 1);
        await PassAsync(TimeSpan.FromMinutes(2), times: 3);
        await DoAsync(() => _engine.ToDigestsAsync());
        await PassAsync(TimeSpan.FromMinutes(2), times: 3);
        return plan;
    }

    private async Task<CrashEnd> EndAsync(RoundPlan plan, List<Post> posts)
    {
        var result = await _engine.ResultAsync(plan);
        var keys = new List<IReadOnlyList<string>>();
        await foreach (var entry in _place.Store.ListAsync(StoreKey.Of("round"), Live))
        {
            keys.Add(entry.Key.Segments());
        }

        await foreach (var entry in _place.Store.ListAsync(StoreKey.Of("active"), Live))
        {
            keys.Add(entry.Key.Segments());
        }

        var asked = posts.OfType<Post.PulseAsk>().Select(ask => ask.Participant.Person).ToList();
        return new CrashEnd(asked.Count, _unknownAsks + await UnknownAsync(plan))
        {
            Reminded = posts.OfType<Post.PulseReminder>().Count(),
            Summaries = posts.OfType<Post.ChannelSummary>().Count(),
            Digests = posts.OfType<Post.LeaderDigest>().Count(),
            AskedTwice = asked.Count - asked.Distinct().Count(),
            Counted = result is { Areas.Count: > 0 } && result.Areas.All(area => area.Counts is [0, var reversed, 0, var straight, 0] && reversed + straight == Answering) ? Answering : 0,
            Phase = (await _engine.StateAsync(plan))?.Phase,
            LeftOver = keys.Count(key => key.Contains("inbox") || key[^1] == "key" || key[0] == "active" || (key.Contains("ledger") && key[^1] != Rounds.ToldLog)) + await _place.Queue.LengthAsync(WorkHints.Queue, Live),
        };
    }

    /// <summary>Posts of a round that its logs call unknown.</summary>
    private async Task<int> UnknownAsync(RoundPlan plan)
    {
        var unknown = 0;
        foreach (var logs in new[] { StoreKey.Of("round", plan.Ref.Tenant.Value, plan.Ref.Team.Team.Value, plan.Ref.Round.Value, "ledger"), StoreKey.Of("digest", plan.Ref.Tenant.Value) })
        {
            await foreach (var log in _place.Store.ListAsync(logs, Live))
            {
                var lines = Encoding.UTF8.GetString((await _place.Store.ReadLogAsync(log.Key, Live)).Span).Split('\n');
                unknown += lines.Count(line => line.StartsWith("U ", StringComparison.Ordinal));
            }
        }

        return unknown;
    }

    private async Task PassAsync(TimeSpan step, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _world.Time.Advance(step);
            await _place.AdvanceAsync(step);
            await DoAsync(() => _engine.BeatAsync());
        }
    }

    private async Task DoAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (CrashedException)
        {
            await _engine.Pump.DisposeAsync();
            _place.Reopen();
            _engine = Start(new NamedCrash("", false, 0));
            await act();
        }
    }

    private Engine Start(NamedCrash crash)
    {
        var steps = new NamedSteps(_place.Store, _place.Queue, _world.Chat, _world.Time, crash);
        return new Engine(_world, steps.Store, steps.Queue, steps.Chat);
    }
}
