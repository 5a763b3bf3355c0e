using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Loop;

/// <summary>
/// The month after a told round: a leader replies, the team is told, small steps are tried and asked about, the team says whether it noticed. The process dies
/// at every one of its steps in turn, and another one goes on from there.
/// </summary>
public sealed class CrashesAfterwards
{
    private const int People = 8;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_without_a_crash_closes_the_loop()
    {
        var life = await LiveAsync(crashAt: int.MaxValue, takesEffect: false);

        await life.CheckAsync("Nobody died");
        Assert.Equal(1, life.Count<Post.SummaryUpdate>());
        Assert.Equal(3, life.Count<Post.TeamNews>());
        Assert.True(life.Steps > 60, $"{life.Steps} steps.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_the_process_dies_the_next_one_closes_the_loop_all_the_same(bool takesEffect)
    {
        var steps = (await LiveAsync(int.MaxValue, takesEffect)).Steps;

        for (var at = 0; at < steps; at++)
        {
            var life = await LiveAsync(at, takesEffect);

            await life.CheckAsync($"Died at step {at}, which {(takesEffect ? "took" : "did not take")} effect");
        }
    }

    private static async Task<Life> LiveAsync(int crashAt, bool takesEffect)
    {
        var life = new Life(new CrashPoint(crashAt, takesEffect));
        await life.RunAsync();
        return life;
    }

    /// <summary>What the leader and the team do; each act is repeated when it met a process that died, as people would.</summary>
    private sealed class Life(CrashPoint crash)
    {
        private readonly World _world = new();
        private Engine _engine = null!;
        private RoundPlan _plan = null!;

        public int Steps => crash.Steps;

        public int Count<TPost>()
            where TPost : Post => _world.Chat.Delivered.OfType<TPost>().Count();

        public async Task RunAsync()
        {
            await ToldAsync();
            _engine = _world.Start(crash);
            var promise = new LeaderReply.WillDo(ALoop.Words("Shorter meetings"), DateOnly.FromDateTime(_world.Time.GetUtcNow().UtcDateTime).AddDays(1));
            await DoAsync(() => _engine.Replies.HandleAsync(Of(Engine.Admin), _plan.Ref, promise, _world.Time.GetUtcNow(), Live));
            await PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
            await EachAsync(person => SayAsync(person, NudgeReply.WillTry));
            await PassAsync(TimeSpan.FromDays(8), TimeSpan.FromHours(8));
            await EachAsync(person => SayAsync(person, NudgeReply.Helped));
            for (var days = 0; days < 15 && (await _world.Start().Loop.FindAsync(ARound.Team, Live)).OpenCheck() is not { IsAsked: true }; days++)
            {
                await PassAsync(TimeSpan.FromDays(1), TimeSpan.FromHours(8));
            }

            await EachAsync(VoteAsync);
            await PassAsync(TimeSpan.FromDays(16), TimeSpan.FromHours(8));
        }

        public async Task CheckAsync(string when)
        {
            var engine = _world.Start();
            var loop = await engine.Loop.FindAsync(ARound.Team, Live);
            Assert.True(Assert.Single(loop.Digests).Replies is [{ Reply: LeaderReply.WillDo }], $"{when}: the reply is not what the leader wrote.");
            Assert.True(loop.Digests[0].ToldUpTo == 1, $"{when}: the reply was not told.");
            Assert.True(Assert.Single(loop.Checks) is { IsCounted: true, IsTold: true, Result: Noticed.ByMost }, $"{when}: what the team noticed was not counted and told.");

            foreach (var news in _world.Chat.Delivered.OfType<Post.TeamNews>().CountBy(post => post.News.GetType()))
            {
                Assert.True(news.Value == 1, $"{when}: {news.Key.Name} was told {news.Value} times.");
            }

            Assert.True(Count<Post.SummaryUpdate>() <= 1, $"{when}: the summary was changed {Count<Post.SummaryUpdate>()} times.");
            var steps = _world.Chat.Delivered.OfType<Post.NudgeToTry>().CountBy(post => (post.To, post.Nudge.Ref)).Concat(_world.Chat.Delivered.OfType<Post.NudgeFollowUp>().CountBy(post => (post.To, post.Nudge.Ref)));
            Assert.True(steps.All(step => step.Value == 1), $"{when}: a step, or whether it helped, was sent twice.");

            // A process that dies between sending and noting it leaves a post unknown: then it is not repeated, and may be missing.
            var missing = 4 - Count<Post.TeamNews>() - Count<Post.SummaryUpdate>();
            Assert.True(missing <= Unknown(), $"{when}: {missing} posts were not made, of which {Unknown()} may have been.");

            var given = (await engine.Nudges.RecordAsync(ARound.Team, Live)).Given;
            Assert.True(given is [{ Replies.WillTry: > 0, Helped.Tried: > 0 }, ..], $"{when}: what was said to the step was not counted.");
            Assert.False(_world.Keys().Any(key => key[0] is "poll" && key[^1] is "key" or "inbox"), $"{when}: votes are left.");
            Assert.Equal(0, await _world.Queue.LengthAsync(WorkHints.Queue, Live));
        }

        /// <summary>A round is played to its digest by a process that lives.</summary>
        private async Task ToldAsync()
        {
            _world.Roster.Reading = MemoryRoster.Of(People);
            var engine = _world.Start();
            await engine.InstallAsync();
            Assert.IsType<ConfigureTeamOutcome.Saved>(await engine.SetUpAsync(PulseCadence.Default with { Weeks = 2 }));
            _plan = await engine.AskedAsync();
            foreach (var person in _plan.Participants)
            {
                await engine.AnswerAllAsync(_plan, person.Person, 4);
            }

            await engine.CloseAsync();

            // Nobody asks again in this month: this is about what comes after a round.
            await engine.Teams.UpdateAsync(ARound.Team, team => team! with { Cadence = team.Cadence! with { Weeks = 26 } }, Live);
        }

        private async Task SayAsync(PersonId person, NudgeReply reply)
        {
            if (await _engine.NudgeReplies.LatestAsync(Of(person), Live) is { } nudge)
            {
                await _engine.NudgeReplies.HandleAsync(Of(person), nudge.Ref, reply, Live);
            }
        }

        private async Task VoteAsync(PersonId person)
        {
            var votes = new VoteNoticed(_engine.Teams, _engine.Rounds, _engine.Loop, _engine.Polls);
            Assert.NotEqual(NoticedOutcome.Over, await votes.HandleAsync(Of(person), _plan.Ref, 1, NoticedVote.Yes, Live));
        }

        private async Task EachAsync(Func<PersonId, Task> act)
        {
            foreach (var person in _plan.Participants.Select(participant => participant.Person))
            {
                await DoAsync(() => act(person));
            }
        }

        private int Unknown() => _world.Store.Contents()
            .Where(entry => entry.Key.Contains("/loop/", StringComparison.Ordinal))
            .SelectMany(entry => System.Text.Encoding.UTF8.GetString(entry.Value).Split('\n'))
            .Count(line => line.StartsWith("U ", StringComparison.Ordinal));

        private static PersonRef Of(PersonId person) => new(ARound.Team.Tenant, person);

        private async Task PassAsync(TimeSpan span, TimeSpan step)
        {
            var until = _world.Time.GetUtcNow() + span;
            await DoAsync(() => _engine.PassAsync(until > _world.Time.GetUtcNow() ? until - _world.Time.GetUtcNow() : TimeSpan.Zero, step));
        }

        private async Task DoAsync(Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (CrashedException)
            {
                _engine = _world.Start();
                await act();
            }
        }
    }
}
