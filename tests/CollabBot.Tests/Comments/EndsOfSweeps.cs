using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Pulses;
using Xunit;

namespace CollabBot.Tests.Comments;

/// <summary>The end of a sweep, with a process that dies at every one of its steps in turn, and with several at once.</summary>
public sealed class EndsOfSweeps
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_a_process_dies_the_next_one_brings_the_comments_to_the_same_end(bool takesEffect)
    {
        var steps = 1;
        for (var at = 0; at < steps; at++)
        {
            var sweep = await ASweep.InItsLastRoundAsync();
            var said = await sweep.EverybodySaysAsync(3);
            await sweep.EverybodySaysAsync(2, from: 6, PracticeArea.Equality);
            var crash = new CrashPoint(at, takesEffect);
            sweep.Use(sweep.World.Start(crash));

            await UntilItDiesAsync(sweep);
            sweep.Restart();
            await sweep.Engine.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(30));

            steps = Math.Max(steps, crash.Steps + (crash.IsDead ? 1 : 0));
            await CheckAsync(sweep, said, $"Died at step {at}, which {(takesEffect ? "took" : "did not take")} effect");
        }

        Assert.InRange(steps, 40, 400);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Several_at_once_fix_one_release_and_destroy_the_rest(int seed)
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        var said = await sweep.EverybodySaysAsync(5);
        await sweep.EverybodySaysAsync(2, from: 8, PracticeArea.Equality);
        await sweep.Engine.CloseAsync();
        sweep.World.Time.Advance(RoundState.Drain + TimeSpan.FromSeconds(1));
        var results = new List<IReadOnlyList<ShownComments>>();

        Interleaving.Run(new Random(seed), interleaving => interleaving.RunToEnd(Task.WhenAll(Enumerable.Range(0, 3).Select(async number =>
        {
            var chance = new Random((10 * seed) + number);
            var engine = new Engine(sweep.World, new InterleavedStore(sweep.World.Store, interleaving, chance, faultsInHundred: 0), sweep.World.Queue, sweep.World.Chat);
            while (await engine.Release.HandleAsync(sweep.Plan, CancellationToken.None) is WorkOutcome.Again)
            {
                sweep.World.Time.Advance(TimeSpan.FromSeconds(30));
            }

            results.Add(await engine.Release.ShownWithAsync(sweep.Plan, CancellationToken.None));
        }))));

        Assert.Equal(3, results.Count);
        Assert.All(results, result => Assert.Equal(results[0].Single().Areas.Single().Texts, result.Single().Areas.Single().Texts));
        Assert.Equal(said.Order(), results[0].Single().Areas.Single().Texts.Order());
        Assert.Equal(["end.json", "release.json"], sweep.Kept());
        Assert.Equal(2, sweep.Told().Distinct().Count());
        Assert.Equal(2, sweep.Told().Count);
    }

    [Fact]
    public async Task To_do_it_again_changes_nothing_and_tells_nobody_twice()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(3);
        await sweep.EverybodySaysAsync(1, from: 6, PracticeArea.Equality);
        await sweep.CloseAsync();
        var before = sweep.World.Store.Contents().Where(entry => entry.Key.StartsWith("comments", StringComparison.Ordinal)).ToDictionary();
        var shown = sweep.Shown();

        for (var again = 0; again < 3; again++)
        {
            Assert.IsType<WorkOutcome.Done>(await sweep.Engine.Release.HandleAsync(sweep.Plan, Live));
            await sweep.Engine.Advance.HandleAsync(sweep.Plan.Ref, Live);
        }

        Assert.Equal(before, sweep.World.Store.Contents().Where(entry => entry.Key.StartsWith("comments", StringComparison.Ordinal)).ToDictionary());
        Assert.Equal(shown, sweep.Shown());
        Assert.Single(sweep.Told());
    }

    [Fact]
    public async Task While_the_authors_cannot_be_told_the_rest_waits_and_after_a_day_it_is_destroyed_all_the_same()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(1);
        sweep.World.Chat.Answer = post => post is Post.CommentsNotShown ? new SendOutcome.NotSent("CircuitOpen", TimeSpan.FromMinutes(10)) : new SendOutcome.Done("message");

        await sweep.CloseAsync();
        Assert.Contains("key", sweep.Kept());
        await sweep.Engine.PassAsync(ReleaseComments.Patience + TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));
        await sweep.Engine.ToDigestsAsync();

        Assert.Equal(["end.json", "release.json"], sweep.Kept());
        Assert.Single(sweep.World.Chat.Delivered.OfType<Post.LeaderDigest>());
    }

    private static async Task UntilItDiesAsync(ASweep sweep)
    {
        try
        {
            await sweep.CloseAsync();
        }
        catch (CrashedException)
        {
            // Nobody has told the admin yet that it is closed, so they say so again.
            sweep.Restart();
            await sweep.Engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live);
        }
    }

    private static async Task CheckAsync(ASweep sweep, IReadOnlyList<string> said, string when)
    {
        var release = await sweep.Engine.Held.FindReleaseAsync(sweep.Sweep, Live);
        Assert.True(release?.Areas is [{ } trust] && trust.Area == PracticeArea.Trust && trust.Texts.Order().SequenceEqual(said.Order()), $"{when}: something else was released.");
        Assert.True(sweep.Kept().SequenceEqual(["end.json", "release.json"]), $"{when}: {string.Join(", ", sweep.Kept())} is kept.");
        Assert.True((await sweep.Engine.StateAsync(sweep.Plan))!.Phase is RoundPhase.Purged, $"{when}: the round did not end.");

        // A process that dies between sending and noting it leaves a post unknown: then it is not repeated, and may be missing.
        Assert.True(sweep.World.Chat.Delivered.OfType<Post.LeaderDigest>().Count() <= 1, $"{when}: a digest was sent twice.");
        Assert.True(sweep.Told().Count == sweep.Told().Distinct().Count() && sweep.Told().All(person => person == ARound.Person(6) || person == ARound.Person(7)), $"{when}: somebody was told too much.");
        Assert.True(sweep.Shown() is [] || sweep.Shown().SequenceEqual(release!.Areas[0].Texts), $"{when}: something else was shown.");
    }
}
