using System.Text;
using CollabBot.Core.Calendars;
using CollabBot.Core.Comments;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Retention;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.OwnData;

/// <summary>Somebody has their data erased, in the middle of everything: the whole store is searched for them, and everybody else loses nothing.</summary>
public sealed class Erasures : IDisposable
{
    private const int People = 9;

    /// <summary>When their quiet hours begin, and nobody else's.</summary>
    private const string OnlyTheirs = "18:05:00";

    private readonly TemporaryFolder _folder = new();
    private readonly World _world = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private static PersonRef Somebody { get; } = Ref(5);

    private static PersonRef Leader { get; } = Ref(1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_in_the_files_names_them_but_where_the_inventory_says_so_and_everybody_else_is_whole()
    {
        using var database = SqliteDatabase.Open(_folder.PathOf("store.db"));
        var store = new SqliteObjectStore(database, _world.Time);
        var (engine, open) = await LivedAsync(new Engine(_world, store, _world.Queue, _world.Chat));
        var (_, before) = await ScannedAsync(database);
        Assert.Contains($"person/{Somebody.Tenant.Value}/{Somebody.Person.Value}", before[Somebody.Person]);

        Assert.Contains(OnlyTheirs, RawFiles(), StringComparison.Ordinal);

        var erased = await engine.Erase.HandleAsync(Somebody, Live);

        Assert.Equal(1, erased.Withdrawn);
        Assert.Equal(["Team"], erased.Teams);
        var (_, after) = await ScannedAsync(database);
        Assert.NotEmpty(after[Somebody.Person]);
        Assert.All(after[Somebody.Person], key => Assert.NotNull(DataInventory.Find(StoreKey.FromEncoded(key))!.NamesAfterErasure));
        Assert.Equal(["cfg", "nudge", "round"], after[Somebody.Person].Select(key => key.Split('/')[0]).Distinct().Order());
        foreach (var other in Enumerable.Range(1, People).Select(ARound.Person).Where(person => person != Somebody.Person))
        {
            Assert.Equal(before[other], after[other]);
        }

        // Pages that the database let go of hold nothing of them either.
        Assert.DoesNotContain(OnlyTheirs, RawFiles(), StringComparison.Ordinal);

        // The round goes on without them, and is told; they get nothing, and are asked no more.
        await engine.CloseAndReadAsync();
        Assert.Equal(People - 1, (await engine.ResultAsync(open))!.Areas.Max(area => area.N));
        _world.Time.Advance(TimeSpan.FromDays(7));
        var next = await engine.AskedAsync();
        Assert.Null(next.Find(Somebody.Person));
        Assert.Equal(People - 1, next.Participants.Count);

        // Nor do plans name them once their time is over: what does is that they are not to be asked, and the roster that was read since.
        await engine.CloseAndReadAsync();
        await engine.Teams.UpdateAsync(ARound.Team, team => team! with { Cadence = null }, Live);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            _world.Time.Advance(TimeSpan.FromDays(65));
            await engine.BeatAsync();
            Assert.True(await engine.Dispose.HandleAsync(Live));
        }

        var (keys, late) = await ScannedAsync(database);
        Assert.Equal(["cfg", "members"], late[Somebody.Person].Select(key => key.Split('/')[0]).Distinct().Order());
        Assert.Contains(keys, key => key.StartsWith("round/", StringComparison.Ordinal));
        Assert.All(late[Somebody.Person], key => Assert.NotNull(DataInventory.Find(StoreKey.FromEncoded(key))!.NamesAfterErasure));
        Assert.All(Enumerable.Range(2, People - 1).Select(ARound.Person), person => Assert.DoesNotContain(late[person], key => key.StartsWith("round/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_leader_s_words_stay_with_the_team_under_an_alias_and_they_lead_and_administer_no_more()
    {
        var (engine, _) = await LivedAsync(_world.Start());
        var said = (await engine.Loop.FindAsync(ARound.Team, Live)).Digests.SelectMany(digest => digest.Replies).Select(given => given.Reply).ToList();
        Assert.NotEmpty(said);

        await engine.Erase.HandleAsync(Leader, Live);

        var replies = (await engine.Loop.FindAsync(ARound.Team, Live)).Digests.SelectMany(digest => digest.Replies).ToList();
        Assert.Equal(said, replies.Select(given => given.Reply));
        Assert.DoesNotContain(replies, given => given.By == Leader.Person);
        var team = (await engine.Teams.FindAsync(ARound.Team, Live))!;
        Assert.Equal((false, false, true), (team.IsAdmin(Leader.Person), team.IsLeader(Leader.Person), team.OptedOut.Contains(Leader.Person)));
        Assert.DoesNotContain(_world.Keys(), key => key[0] is "person" or "digest" && key.Contains(Leader.Person.Value));
    }

    [Fact]
    public async Task What_they_said_of_a_step_and_in_a_comment_counts_no_more()
    {
        var (engine, open) = await LivedAsync(_world.Start());
        var step = (await engine.NudgeReplies.LatestAsync(Somebody, Live))!;
        Assert.Equal(2, (await engine.Polls.ReadAsync(step.Ref.Poll, Live))!.Count);

        await engine.Erase.HandleAsync(Somebody, Live);

        Assert.Single((await engine.Polls.ReadAsync(step.Ref.Poll, Live))!);
        Assert.Empty(Assert.IsType<CommentOutcome.Shown>(await engine.Comments.ShowAsync(Somebody, open.Ref, Live)).View.Comments);
        Assert.Single(Assert.IsType<CommentOutcome.Shown>(await engine.Comments.ShowAsync(Ref(6), open.Ref, Live)).View.Comments);
    }

    [Fact]
    public async Task Wherever_the_process_dies_a_second_word_comes_to_the_same_end()
    {
        var whole = await EndAsync(int.MaxValue, takesEffect: false);
        Assert.True(whole.Steps >= 10, $"{whole.Steps} steps.");
        for (var at = 0; at < whole.Steps; at++)
        {
            foreach (var takesEffect in new[] { false, true })
            {
                var end = await EndAsync(at, takesEffect);
                Assert.True(whole.Naming.SequenceEqual(end.Naming), $"Died at step {at}: {string.Join(", ", end.Naming)}.");
                Assert.True(end.Comments == 0 && end.Votes == 1 && end.Answers == 0, $"Died at step {at}: {end.Comments} comments, {end.Votes} votes and {end.Answers} answers are left.");
            }
        }
    }

    [Fact]
    public async Task To_object_stops_the_asking_everywhere_and_takes_nothing_away()
    {
        var (engine, open) = await LivedAsync(_world.Start());

        Assert.Equal(["Team"], (await engine.Object.HandleAsync(Somebody, Live)).Select(team => team.Name));
        Assert.Equal(["Team"], (await engine.Object.HandleAsync(Somebody, Live)).Select(team => team.Name));

        var view = await engine.OwnData.HandleAsync(Somebody, Live);
        Assert.True(Assert.Single(view.Teams).OptedOut);
        Assert.Equal((open.Find(Somebody.Person)!.Items.Count, 1, 1), (view.OpenAnswers, view.OpenPulses, view.Comments));
    }

    [Fact]
    public async Task A_person_sees_what_is_held_of_them_and_after_the_erasure_that_hardly_anything_is()
    {
        var (engine, open) = await LivedAsync(_world.Start());
        var before = _world.Store.Contents();

        var view = await engine.OwnData.HandleAsync(Somebody, Live);
        var leads = Assert.Single((await engine.OwnData.HandleAsync(Leader, Live)).Teams);

        Assert.Equal(before, _world.Store.Contents());
        Assert.Equal((open.Find(Somebody.Person)!.Items.Count, 1, 1, true), (view.OpenAnswers, view.OpenPulses, view.Comments, view.Quiet is not null));
        Assert.Equal((true, true, true, false), (leads.Leads, leads.Administers, leads.IsOnlyAdmin, leads.OptedOut));

        await engine.Erase.HandleAsync(Somebody, Live);
        var after = await engine.OwnData.HandleAsync(Somebody, Live);
        Assert.Equal((0, 0, 0, 0, true), (after.OpenAnswers, after.OpenPulses, after.Comments, after.Messages, after.Quiet is null));
        Assert.True(Assert.Single(after.Teams).OptedOut);
        Assert.True((await engine.OwnData.HandleAsync(new PersonRef(Somebody.Tenant, new PersonId("a-stranger")), Live)).IsEmpty);
    }

    private static PersonRef Ref(int person) => new(ARound.Team.Tenant, ARound.Person(person));

    private static async Task<(int Steps, IReadOnlyList<string> Naming, int Comments, int Votes, int Answers)> EndAsync(int at, bool takesEffect)
    {
        using var stage = new Erasures();
        var (engine, open) = await stage.LivedAsync(stage._world.Start());
        var step = (await engine.NudgeReplies.LatestAsync(Somebody, Live))!;
        var crash = new CrashPoint(at, takesEffect);
        try
        {
            await stage._world.Start(crash).Erase.HandleAsync(Somebody, Live);
        }
        catch (CrashedException)
        {
            await stage._world.Start().Erase.HandleAsync(Somebody, Live);
        }

        engine = stage._world.Start();
        var naming = stage._world.Store.Contents().Where(entry => Names(entry.Key, entry.Value, Somebody.Person)).Select(entry => entry.Key).Order(StringComparer.Ordinal).ToList();
        return (
            crash.Steps,
            naming,
            Assert.IsType<CommentOutcome.Shown>(await engine.Comments.ShowAsync(Somebody, open.Ref, Live)).View.Comments.Count,
            (await engine.Polls.ReadAsync(step.Ref.Poll, Live))!.Count,
            Assert.IsType<AnswerOutcome.Listed>(await engine.Own.ListAsync(Somebody, open.Ref, Live)).Answers.Count(given => given.IsGiven));
    }

    /// <summary>A round that was told and replied to, and one that is open; answers, comments, votes, quiet hours and steps of two people.</summary>
    private async Task<(Engine Engine, RoundPlan Open)> LivedAsync(Engine engine)
    {
        _world.Roster.Reading = MemoryRoster.Of(People);
        await engine.InstallAsync();
        await engine.SetUpAsync();
        Assert.IsType<SwitchCommentsOutcome.Saved>(await engine.SwitchComments.HandleAsync(ARound.Team, Engine.Admin, true, null, Live));
        var first = await engine.AskedAsync();
        foreach (var person in first.Participants)
        {
            await engine.AnswerAllAsync(first, person.Person, 4);
        }

        await engine.CloseAndReadAsync();
        foreach (var person in new[] { Somebody, Ref(6) })
        {
            if (await engine.NudgeReplies.LatestAsync(person, Live) is { } step)
            {
                await engine.NudgeReplies.HandleAsync(person, step.Ref, NudgeReply.WillTry, Live);
            }
        }

        _world.Time.Advance(TimeSpan.FromDays(7));
        var open = await engine.AskedAsync();
        foreach (var person in open.Participants)
        {
            await engine.AnswerAllAsync(open, person.Person, 3);
        }

        foreach (var person in new[] { Somebody, Ref(6) })
        {
            var area = ItemBank.Shipped.Find(open.Find(person.Person)!.Items[0])!.Area;
            Assert.IsType<CommentOutcome.Sealed>(await engine.Comments.SealAsync(person, open.Ref, area, Loop.ALoop.Words("words of their own"), _world.Time.GetUtcNow(), Live));
            await engine.Teams.UpdatePersonAsync(person, record => record with { Quiet = new QuietHours(new TimeOnly(18, person == Somebody ? 5 : 6), new TimeOnly(8, 0), "Europe/London") }, Live);
            await engine.Connecting.HandleAsync(person, steps: true, questions: true, Live);
        }

        return (engine, open);
    }

    /// <returns>Every key, and for each person the keys that name them, or hold their name.</returns>
    private async Task<(IReadOnlyList<string> Keys, IReadOnlyDictionary<PersonId, IReadOnlyList<string>> Naming)> ScannedAsync(SqliteDatabase database)
    {
        var rows = await database.ReadAsync(
            connection => connection.Rows("SELECT key, body FROM objects UNION ALL SELECT key, body FROM log_blocks", row => (Key: row.GetString(0), Body: row.GetFieldValue<byte[]>(1))).ToList(), Live);
        var naming = Enumerable.Range(1, People).Select(ARound.Person).ToDictionary(
            person => person, person => (IReadOnlyList<string>)[.. rows.Where(row => Names(row.Key, row.Body, person)).Select(row => row.Key).Distinct().Order(StringComparer.Ordinal)]);
        return ([.. rows.Select(row => row.Key)], naming);
    }

    private static bool Names(string key, byte[] body, PersonId person) =>
        key.Contains(person.Value, StringComparison.Ordinal) || Encoding.UTF8.GetString(body).Contains(person.Value, StringComparison.Ordinal)
        || Uri.UnescapeDataString(key).Contains(person.Value, StringComparison.Ordinal);

    private string RawFiles()
    {
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(_folder.PathOf()).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            all.Append(Encoding.Latin1.GetString(copy.ToArray()));
        }

        return all.ToString();
    }
}
