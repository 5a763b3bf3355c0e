using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Teams.Digests;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Digests;

/// <summary>The whole way, week by week: what people answer, and what their digests say of it.</summary>
public sealed class ToldChanges
{
    private const int Weeks = 26;

    /// <summary>From this week on trust is 30 points lower.</summary>
    private const int Fall = 14;

    private readonly World _world = new();
    private readonly Engine _engine;
    private readonly Random _random = new(59);

    public ToldChanges() => _engine = _world.Start();

    /// <param name="key">Of the team: which weeks ask about trust follows from it.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_fall_is_told_as_the_evidence_grows_and_once_as_news_and_nothing_is_told_of_what_stayed(byte key)
    {
        await _engine.InstallAsync();
        var secret = Convert.ToBase64String(new MemoryKeyWrap().Wrap(Enumerable.Repeat(key, 32).ToArray(), "assignment"));
        await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { WrappedAssignmentKey = secret }, TestContext.Current.CancellationToken);
        await _engine.WorkAtYearEndAsync();
        await _engine.SetUpAsync();
        for (var week = 0; week < Weeks; week++)
        {
            await _engine.PassAsync(Occurrence(week) - _world.Time.GetUtcNow(), TimeSpan.FromHours(6));
            await AnswerAsync((await _engine.PlanOfAsync(Date(week)))!, week);
            await _engine.CloseAndReadAsync();
        }

        var digests = _world.Chat.Delivered.OfType<Post.LeaderDigest>().Select(post => post.Summary()).ToList();
        Assert.Equal(Weeks, digests.Count);
        Assert.All(digests.SelectMany(digest => digest.Areas), area => Assert.NotNull(area.Change));

        var trust = digests.SelectMany(digest => digest.Areas.Where(area => area.Area == PracticeArea.Trust)).ToList();

        // At the end the new level may be what later readings are measured against.
        var steps = Steps(trust.Select(area => area.Change!.Status is ChangeStatus.Steady ? ChangeStatus.None : area.Change.Status)).ToList();
        Assert.Equal([ChangeStatus.Building, ChangeStatus.None, ChangeStatus.Maybe, ChangeStatus.Clear, ChangeStatus.Still], steps.Take(5));
        Assert.All(steps.Skip(5), step => Assert.Equal(ChangeStatus.None, step));
        Assert.Single(trust, area => area.Change!.Status is ChangeStatus.Clear);
        Assert.All(trust.Where(area => area.Change!.Direction is not null), area => Assert.Equal(ChangeDirection.Down, area.Change!.Direction));
        Assert.Equal(6, trust[0].Change!.ReadingsNeeded);
        Assert.All(digests.Take(Fall).SelectMany(digest => digest.Areas), area => Assert.Null(area.Change!.Direction));
        Assert.All(digests.SelectMany(digest => digest.Areas).Where(area => area.Area != PracticeArea.Trust), area => Assert.Null(area.Change!.Direction));
        Assert.All(digests, digest => Assert.Equal((null, false), (digest.Care, digest.StartsAnew)));

        // The channel reads what the leaders read, and what changed stands first.
        Assert.Equivalent(digests, _world.Chat.Delivered.OfType<Post.ChannelSummary>().Select(post => post.Summary), strict: true);
        var news = Assert.Single(digests, digest => digest.Areas.Any(area => area.Change!.Status is ChangeStatus.Clear));
        Assert.Equal(PracticeArea.Trust, news.Areas[0].Area);
        Assert.Matches(@"^Has fallen by about (20|25|30|35) points over the last three readings \(about \w+ weeks\)\.$", news.Areas[0].Meaning);
        Assert.Single(digests, digest => SummaryCards.ForChannel(digest).ToJsonNode().ToJsonString().Contains("Has fallen", StringComparison.Ordinal));
        Assert.Matches("Trust: around (40|45|50), has fallen by about", SummaryCards.InOneLine(news));
    }

    private static IEnumerable<ChangeStatus> Steps(IEnumerable<ChangeStatus> statuses)
    {
        ChangeStatus? last = null;
        foreach (var status in statuses.Where(status => status != last))
        {
            last = status;
            yield return status;
        }
    }

    /// <summary>All twelve answer, most alike from week to week.</summary>
    private async Task AnswerAsync(RoundPlan plan, int week)
    {
        foreach (var (person, participant) in plan.Participants.Index())
        {
            foreach (var (question, id) in participant.Items.Index())
            {
                var item = ItemBank.Shipped.Find(id)!;
                var own = 3 + (person % 3) - (item.Area == PracticeArea.Trust && week >= Fall ? 1.2 : 0);
                var given = Math.Clamp((int)Math.Floor(own + _random.NextDouble()), 1, ResponseScale.Points);
                await _engine.AnswerAsync(plan, participant.Person, question, item.Keyed(given));
            }
        }
    }

    private static DateTimeOffset Occurrence(int week) => new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero).AddDays(7 * week);

    private static string Date(int week) => DateOnly.FromDateTime(Occurrence(week).Date).ToString("O", CultureInfo.InvariantCulture);
}
