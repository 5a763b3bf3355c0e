using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.Core.Comments;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Comments;

/// <summary>A7 and T14: whose comment it is cannot be told from what is shown, nor from what is stored.</summary>
public sealed class CommentAttacks
{
    private const int Seed = 20261123;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public void A7_The_order_in_which_they_are_shown_is_not_the_order_in_which_they_came()
    {
        var result = new RoundResult(ARound.Plan(12).Ref, [new AreaHistogram(PracticeArea.Trust, [0, 2, 4, 4, 2])], Participation.Most);
        var arrived = Enumerable.Range(0, 8).Select(number => new WrittenComment(PracticeArea.Trust, ASweep.Text($"{number}"), ReadsDigest: false)).ToList();

        var correlations = Enumerable.Range(0, 2_000)
            .Select(_ => Spearman([.. CommentGate.Release(new CommentPromise(true, 10), [result], arrived).Areas.Single().Texts.Select(text => int.Parse(text, null))]))
            .ToList();

        // Of 2,000 draws of 8 the mean of the coefficient has a standard deviation of 1 / sqrt(7 · 2,000), below 0.009.
        Assert.InRange(correlations.Average(), -0.05, 0.05);
        Assert.True(correlations.Distinct().Count() > 50);
    }

    [Theory]
    [InlineData(9, 5)]
    [InlineData(12, 2)]
    public void A7_Below_ten_answers_or_three_comments_nothing_is_shown(int answers, int comments)
    {
        var result = new RoundResult(ARound.Plan(12).Ref, [new AreaHistogram(PracticeArea.Trust, [0, 0, 0, answers, 0])], Participation.Most);
        var written = Enumerable.Range(0, comments).Select(number => new WrittenComment(PracticeArea.Trust, ASweep.Text($"{number}"), ReadsDigest: false)).ToList();

        Assert.Empty(CommentGate.Release(new CommentPromise(true, 10), [result], written).Areas);
    }

    [Fact]
    public void A7_They_are_off_unless_somebody_turned_them_on()
    {
        Assert.Null(Promise.WantedBy(new Team { Ref = ARound.Team, Status = TeamStatus.Active, InstalledAt = World.Monday, Admins = [], SummaryChannel = Engine.Channel, WrappedAssignmentKey = "" }).Comments);
        Assert.Empty(CommentGate.Release(
            new CommentPromise(false, 10),
            [new RoundResult(ARound.Plan(12).Ref, [new AreaHistogram(PracticeArea.Trust, [0, 0, 0, 12, 0])], Participation.Most)],
            [.. Enumerable.Range(0, 9).Select(number => new WrittenComment(PracticeArea.Trust, ASweep.Text($"{number}"), ReadsDigest: false))]).Areas);
    }

    [Fact]
    public async Task T14_No_document_with_a_comment_holds_anything_by_which_it_could_be_joined_with_an_answer_a_person_or_a_time()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(5);
        await sweep.EverybodySaysAsync(4, from: 3, PracticeArea.Equality);

        await sweep.CloseAsync();

        var holding = sweep.World.Store.Contents().Where(entry => Encoding.Latin1.GetString(entry.Value).Contains("would say", StringComparison.Ordinal)).ToList();
        var (key, body) = Assert.Single(holding);
        Assert.EndsWith("/release.json", key, StringComparison.Ordinal);
        var release = JsonNode.Parse(body)!["value"]!.AsObject();
        Assert.Equal(["areas"], release.Select(member => member.Key));
        Assert.All(release["areas"]!.AsArray(), area => Assert.Equal(["area", "texts"], area!.AsObject().Select(member => member.Key)));
        Assert.All(release["areas"]!.AsArray().SelectMany(area => area!["texts"]!.AsArray()), text => Assert.Equal(JsonValueKind.String, text!.GetValueKind()));
        Assert.DoesNotContain("person-", Encoding.Latin1.GetString(body), StringComparison.Ordinal);
        Assert.DoesNotContain(sweep.Plan.Ref.Round.Value, Encoding.Latin1.GetString(body), StringComparison.Ordinal);
        Assert.DoesNotContain(sweep.World.Keys(), stored => stored[0] == "comments" && (stored[^1] == "key" || stored.Contains("inbox") || stored.Contains("ledger")));
    }

    [Fact]
    public async Task T14_While_they_are_held_no_slot_of_a_comment_shares_its_name_its_key_or_its_length_with_anything_of_a_person()
    {
        var sweep = await ASweep.BegunAsync();
        await sweep.AnswerAsync(12);
        for (var person = 2; person <= 6; person++)
        {
            await sweep.SayAsync(person, new string('x', person * 40));
        }

        var stored = sweep.World.Store.Contents().ToDictionary(entry => entry.Key.Split('/'), entry => entry.Value);
        var slots = stored.Where(entry => entry.Key[0] == "comments" && entry.Key.Contains("inbox")).ToDictionary(entry => entry.Key[^1], entry => entry.Value);
        var answers = stored.Where(entry => entry.Key[0] == "round" && entry.Key.Contains("inbox")).Select(entry => entry.Key[^1]).ToList();
        var box = (await sweep.Engine.Held.FindBoxAsync(sweep.Sweep, Live))!;
        Assert.Equal((5, 12), (slots.Count, answers.Count));
        Assert.Single(slots.Values.Select(slot => slot.Length).Distinct());
        Assert.Empty(slots.Keys.Intersect(answers));
        Assert.Empty(slots.Keys.Intersect(Enumerable.Range(1, 12).Select(person => box.NoticeOf(ASweep.Ref(person)))));
        Assert.DoesNotContain(sweep.World.Store.Contents().Values, body => Encoding.Latin1.GetString(body).Contains("xxxx", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(2, 5).Select(person => box.SlotOf(ASweep.Ref(person), PracticeArea.Trust)).Order(), slots.Keys.Order());
    }

    [Fact]
    public async Task T14_After_the_end_the_files_of_the_store_hold_no_slot_any_more()
    {
        using var folder = new TemporaryFolder();
        using var database = SqliteDatabase.Open(folder.PathOf("store.db"));
        var world = new World();
        var sweep = await ASweep.InItsLastRoundAsync(world, engine: new Engine(world, new SqliteObjectStore(database, world.Time), world.Queue, world.Chat));
        await sweep.EverybodySaysAsync(4);
        await sweep.EverybodySaysAsync(2, from: 8, PracticeArea.Equality);
        var box = (await sweep.Engine.Held.FindBoxAsync(sweep.Sweep, Live))!;
        var slots = Enumerable.Range(2, 4).Select(person => box.SlotOf(ASweep.Ref(person), PracticeArea.Trust)).ToList();
        Assert.All(slots, slot => Assert.Contains(slot, FilesIn(folder), StringComparison.Ordinal));

        await sweep.CloseAsync();

        Assert.Equal(4, sweep.Shown().Count);
        Assert.Equal(2, sweep.Told().Count);
        Assert.All(slots, slot => Assert.DoesNotContain(slot, FilesIn(folder), StringComparison.Ordinal));
        Assert.DoesNotContain("words 8 would say", FilesIn(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sweeps_name_the_slot_of_the_same_person_differently()
    {
        var held = new HeldComments(new World().Store, new MemoryKeyWrap());

        var first = await held.MakeBoxAsync(new SweepRef(ARound.Team, 1), Live);
        var second = await held.MakeBoxAsync(new SweepRef(ARound.Team, 6), Live);

        Assert.NotEqual(first.SlotOf(ASweep.Ref(1), PracticeArea.Trust), second.SlotOf(ASweep.Ref(1), PracticeArea.Trust));
        Assert.NotEqual(first.SlotOf(ASweep.Ref(1), PracticeArea.Trust), first.SlotOf(ASweep.Ref(1), PracticeArea.Equality));
    }

    [Fact]
    public async Task Who_is_told_that_their_comment_was_not_shown_cannot_be_told_from_the_log_of_it()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(1, from: 7);
        await sweep.Engine.CloseAsync();
        var logs = new List<string>();
        sweep.World.Chat.Answer = post =>
        {
            logs.AddRange(sweep.World.Store.Contents().Where(entry => entry.Key.StartsWith("comments", StringComparison.Ordinal)).Select(entry => entry.Key + Encoding.Latin1.GetString(entry.Value)));
            return new Core.Delivery.SendOutcome.Done("message");
        };

        await sweep.Engine.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5));

        Assert.Equal([ARound.Person(7)], sweep.Told());
        Assert.NotEmpty(logs);
        Assert.DoesNotContain(logs, log => log.Contains("person-", StringComparison.Ordinal));
        Assert.DoesNotContain(sweep.Kept(), name => name.StartsWith("ledger", StringComparison.Ordinal));
    }

    [Fact]
    public void All_comments_reach_the_leader_however_many_and_each_message_is_within_bounds()
    {
        var chance = new Random(Seed);
        for (var trial = 0; trial < 200; trial++)
        {
            var areas = PracticeArea.Asked.Take(chance.Next(1, 10))
                .Select(area => new AreaComments(area, [.. Enumerable.Range(0, chance.Next(3, 40)).Select(number => new string((char)('a' + number % 26), chance.Next(1, 281)))]))
                .ToList();

            var pages = CommentPages.Of(areas);

            Assert.Equal(
                areas.SelectMany(area => area.Texts.Select(text => (area.Area, text))),
                pages.SelectMany(page => page).SelectMany(area => area.Texts.Select(text => (area.Area, text))));
            Assert.All(pages, page => Assert.True(page.Count > 0 && page.Sum(area => area.Texts.Sum(text => text.Length)) < 4_500));
        }
    }

    private static string FilesIn(TemporaryFolder folder)
    {
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(folder.PathOf()).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            all.Append(Encoding.Latin1.GetString(copy.ToArray()));
        }

        return all.ToString();
    }

    private static double Spearman(IReadOnlyList<int> ranks) =>
        1 - (6.0 * ranks.Select((rank, index) => Math.Pow(rank - index, 2)).Sum() / (ranks.Count * ((ranks.Count * ranks.Count) - 1.0)));
}
