using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>A whole round's life, with the process dying at every one of its steps in turn and another one going on from there.</summary>
public sealed class Crashes
{
    private const int People = 7;
    private const int Answering = 6;

    private static readonly ChannelId General = new(ARound.Team.Team.Value);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_life_without_a_crash_asks_counts_and_tells_everybody_once()
    {
        var life = await LiveAsync(crashAt: int.MaxValue, takesEffect: false);

        Assert.Equal(People, life.World.Chat.Delivered.OfType<Post.PulseAsk>().Count());
        Assert.True(life.Steps > 60);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_the_process_dies_the_next_one_brings_the_round_to_the_same_end(bool takesEffect)
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

    /// <summary>What the outside does, step by step; each is repeated when it met a process that died, as people and Teams would.</summary>
    private sealed class Life
    {
        private readonly CrashPoint _crash;
        private Engine _engine;
        private int _unknownWhileOpen;

        public Life(CrashPoint crash)
        {
            _crash = crash;
            World.Roster.Reading = MemoryRoster.Of(People);
            _engine = World.Start(crash);
        }

        public World World { get; } = new();

        public int Steps => _crash.Steps;

        public async Task RunAsync()
        {
            await DoAsync(() => _engine.Install.AddAsync(ARound.Team, null, Engine.Admin, Engine.Channel, General, Live));
            await DoAsync(() => _engine.Install.AddAsync(ARound.Team, "Team", Engine.Admin, null, General, Live));
            await PassAsync(TimeSpan.FromSeconds(10));
            await DoAsync(() => _engine.SetUpAsync());
            await PassAsync(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero) - World.Time.GetUtcNow());
            await PassAsync(TimeSpan.FromMinutes(10));

            var plan = (await World.Start().PlanOfAsync("2026-11-24"))!;
            foreach (var participant in plan.Participants.Take(Answering))
            {
                await DoAsync(() => _engine.AnswerAllAsync(plan, participant.Person, 4));
            }

            await PassAsync(plan.ClosesAt - World.Time.GetUtcNow() - TimeSpan.FromMinutes(1));
            _unknownWhileOpen = UnknownSends("ask-", "remind-");
            await PassAsync(plan.ClosesAt - World.Time.GetUtcNow());
            await PassAsync(TimeSpan.FromMinutes(20));

            // What the dead process held comes back once more.
            await PassAsync(TimeSpan.FromMinutes(20));
            await DoAsync(() => _engine.ToDigestsAsync());
            await PassAsync(TimeSpan.FromMinutes(20));
        }

        public async Task CheckAsync(string when)
        {
            var plans = World.Keys().Where(key => key[^1] == "plan.json").ToList();
            Assert.True(plans.Count == 1, $"{when}: {plans.Count} plans.");
            var engine = World.Start();
            var plan = (await engine.PlanOfAsync("2026-11-24"))!;

            var asked = World.Chat.Delivered.OfType<Post.PulseAsk>().CountBy(ask => ask.Participant.Person).ToDictionary();
            Assert.True(asked.Values.All(times => times == 1), $"{when}: somebody was asked more than once.");
            var unsure = People - asked.Count;
            Assert.True(unsure <= Deliver.Window, $"{when}: {unsure} were not asked.");

            var result = await engine.ResultAsync(plan);
            Assert.True(result?.Areas.Count == PracticeArea.Core.Count, $"{when}: not every area was counted.");
            Assert.True(result!.Areas.All(area => area.Counts is [0, 0, 0, Answering, 0]), $"{when}: an answer was lost or counted twice.");
            Assert.True((await engine.StateAsync(plan))?.Phase is RoundPhase.Purged, $"{when}: the round did not end.");
            Assert.False(World.Keys().Any(key => (key[0] is not "poll" && (key.Contains("inbox") || key[^1] == "key")) || key[0] == "active"), $"{when}: something of the open round is left.");

            // A process that dies between sending and noting it leaves a post unknown: then it is not repeated, and may be missing.
            Assert.True(World.Chat.Delivered.OfType<Post.ChannelSummary>().Count() <= 1, $"{when}: a summary was posted twice.");
            Assert.True(World.Chat.Delivered.OfType<Post.LeaderDigest>().Count() <= 1, $"{when}: a digest was sent twice.");
            Assert.True(World.Chat.Delivered.OfType<Post.Welcome>().Count() <= 1, $"{when}: a welcome was posted twice.");
            var reminded = World.Chat.Delivered.OfType<Post.PulseReminder>().Select(reminder => reminder.Participant.Person).ToList();
            Assert.True(reminded.Distinct().Count() == reminded.Count && !reminded.Intersect(plan.Participants.Take(Answering).Select(answering => answering.Person)).Any(), $"{when}: a reminder was too many.");
            var missing = People + (People - Answering) + 4 - World.Chat.Delivered.Count(post => post is not (Post.NudgeToTry or Post.NudgeFollowUp));
            var unknown = _unknownWhileOpen + UnknownSends("tell", "welcome", "digest");
            Assert.True(missing <= unknown, $"{when}: {missing} posts were not made, of which {unknown} may have been.");
            var releases = (await engine.Teams.HistoryAsync(ARound.Team, Live)).Releases.Count;
            Assert.True(releases == 1, $"{when}: {releases} releases.");
            Assert.Equal(0, await World.Queue.LengthAsync(WorkHints.Queue, Live));
        }

        /// <summary>Posts of which the ledgers say that they may have arrived or not.</summary>
        private int UnknownSends(params string[] ledgers) =>
            World.Store.Contents()
                .Where(entry => ledgers.Any(ledger => entry.Key.StartsWith(ledger, StringComparison.Ordinal) || entry.Key.Contains($"ledger/{ledger}", StringComparison.Ordinal)))
                .SelectMany(entry => System.Text.Encoding.UTF8.GetString(entry.Value).Split('\n'))
                .Count(line => line.StartsWith("U ", StringComparison.Ordinal));

        private async Task PassAsync(TimeSpan span)
        {
            var until = World.Time.GetUtcNow() + span;
            await DoAsync(() => _engine.PassAsync(until > World.Time.GetUtcNow() ? until - World.Time.GetUtcNow() : TimeSpan.Zero, TimeSpan.FromHours(6)));
        }

        private async Task DoAsync(Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (CrashedException)
            {
                _engine = World.Start();
                await act();
            }
        }
    }
}
