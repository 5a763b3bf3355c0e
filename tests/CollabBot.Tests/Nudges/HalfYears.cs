using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Nudges;

/// <summary>Twenty-six weeks of a team through every use case, by the clock: what it was given is checked by one who knows the posts and nothing else.</summary>
public sealed class HalfYears
{
    private const int Weeks = 26;

    private readonly World _world = new();
    private readonly Engine _engine;
    private readonly List<NudgeOffer> _turnedDown = [];
    private readonly ITestOutputHelper _output = TestContext.Current.TestOutputHelper!;

    public HalfYears() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(8, 1)]
    [InlineData(4, 2)]
    public async Task No_rule_is_broken_and_each_step_is_asked_about_once(int people, int seed)
    {
        var random = new Random(seed);
        _world.Roster.Reading = MemoryRoster.Of(people);
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        for (var day = 0; day < 7 * Weeks; day++)
        {
            await LiveAsync(random, people);
        }

        var record = await _engine.Nudges.RecordAsync(ARound.Team, Live);
        var posts = _world.Chat.Delivered;
        var given = posts.OfType<Post.ChannelSummary>().Select(post => post.Summary.Nudge).Concat(posts.OfType<Post.LeaderDigest>().Select(post => post.OfTeam().Nudge))
            .Concat(posts.OfType<Post.NudgeToTry>().Select(post => post.Nudge)).OfType<NudgeOffer>().Distinct().ToList();
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{people} people, seed {seed}: {given.Count(offer => offer.Ref.Role is NudgeRole.Team)} for the team, {given.Count(offer => offer.Ref.Role is NudgeRole.Leader)} for its leader, {posts.OfType<Post.NudgeFollowUp>().Select(post => post.Nudge).Distinct().Count()} asked about."));
        Assert.Equal(record.Given.Select(one => (one.NudgeId, one.Role, one.On)).ToHashSet(), [.. given.Select(offer => (offer.NudgeId, offer.Ref.Role, offer.Ref.On))]);
        GivenChecker.Check(record, hasLeader: true);
        Assert.NotEmpty(_turnedDown);
        Assert.All(_turnedDown, offer => Assert.DoesNotContain(given, later => later.NudgeId == offer.NudgeId && later.Ref.On > offer.Ref.On));
        Assert.InRange(given.Count(offer => offer.Ref.Role is NudgeRole.Team), Weeks / 2, Weeks);
        Assert.All(posts.OfType<Post.NudgeToTry>().CountBy(post => (post.Nudge, post.To.Person)), times => Assert.Equal(1, times.Value));
        Assert.All(posts.OfType<Post.NudgeFollowUp>().CountBy(post => (post.Nudge, post.To.Person)), times => Assert.Equal(1, times.Value));
        Assert.DoesNotContain(posts.OfType<Post.NudgeFollowUp>(), post => record.NotForUs.Contains(post.Nudge.NudgeId) && record.Find(post.Nudge.Ref.Role, post.Nudge.Ref.On)!.Replies!.TurnDown(post.Nudge.Ref.Role));
        Assert.All(record.Given.Where(one => one.On < record.Given[^1].On.AddDays(-28)), one => Assert.NotNull(one.Helped));
    }

    /// <summary>A day: people answer what is open, and say something to what they were given lately.</summary>
    private async Task LiveAsync(Random random, int people)
    {
        await _engine.PassAsync(TimeSpan.FromDays(1), TimeSpan.FromHours(3));
        await _engine.ReadAsync();
        for (var number = 1; number <= people; number++)
        {
            var person = new PersonRef(ARound.Team.Tenant, ARound.Person(number));
            foreach (var round in await _engine.OpenPulses.FindAsync(person, Live))
            {
                await _engine.AnswerAllAsync((await _engine.Rounds.FindPlanAsync(round, Live))!, person.Person, random.Next(2, 6));
            }

            if (random.Next(10) == 0 && await _engine.NudgeReplies.LatestAsync(person, Live) is { } latest)
            {
                if (await _engine.NudgeReplies.HandleAsync(person, latest.Ref, (NudgeReply)random.Next(7), Live) is NudgeReplyOutcome.TurnedDown)
                {
                    _turnedDown.Add(latest);
                }
            }
        }
    }
}
