using System.Runtime.CompilerServices;
using CollabBot.Core.Administration;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Nudges;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Replicas;
using CollabBot.Core.Retention;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Architecture;
using CollabBot.Tests.HalfYear;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CollabBot.Tests.Retention;

/// <summary>The table of what is stored is whole: a busy history of the real service writes no key that has no row, and no row is of nothing.</summary>
public sealed class Inventories : IDisposable
{
    private const int Weeks = 4;

    private static readonly PlayedTeam[] Played =
    [
        new("Harbour", 4, .90, DayOfWeek.Monday, new TimeOnly(9, 30)),
        new("Rowan", 7, .95, DayOfWeek.Tuesday, new TimeOnly(10, 0)),
    ];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_key_of_a_busy_history_has_a_row_and_every_row_has_a_key()
    {
        await using var game = await PlayedHalfYear.BeginAsync(_folder.PathOf("store.db"), Played, seed: 7);
        await ActAsync(game);
        await game.PlayAsync(Weeks);
        await EndAsync(game);

        var written = game.Host.Store.Written.ToList();
        Assert.Empty(written.Where(key => DataInventory.Find(key) is null).Select(key => key.Value).Distinct());
        var rows = DataInventory.All.SelectMany(row => row.Keys, (row, pattern) => row with { Keys = [pattern] }).ToList();
        Assert.Empty(rows.Where(row => !written.Exists(key => row.Has(key))).Select(row => row.Keys[0]));
    }

    [Fact]
    public void The_page_shows_the_table_as_it_is()
    {
        const string Page = "CollabBot.Core/Retention/README.md";
        if (Environment.GetEnvironmentVariable("COLLABBOT_APPROVE") == "1")
        {
            var path = Path.Combine(Tests(), "..", "..", "src", Page);
            var words = File.ReadAllText(path);
            File.WriteAllText(path, words[..words.IndexOf("| what |", StringComparison.Ordinal)] + DataInventory.ToMarkdown() + "\n");
        }

        Assert.EndsWith(DataInventory.ToMarkdown() + "\n", SourceFiles.Text(Page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_says_everything()
    {
        Assert.Equal(DataInventory.All.Count, DataInventory.All.Select(row => row.Name).Distinct().Count());
        Assert.All(DataInventory.All, row => Assert.DoesNotContain("", new[] { row.Holds, row.Kept, row.Then, row.Source }.Concat(row.Keys)));
    }

    /// <summary>What the made people do besides answering.</summary>
    private static async Task ActAsync(PlayedHalfYear game)
    {
        var leader = game.Teams.Tenant.People.Single(person => person.Name == Played[1].Leader);
        await game.Teams.Events.InstallAsync(leader, Live);
        foreach (var words in new[] { "connect on", "comments on", "digest friday 16:00" })
        {
            Assert.Equal(200, (await game.Teams.Acts.WriteAsync(leader, words, Live)).Status);
        }

        var admin = game.Teams.Tenant.People.Single(person => person.Name == Played[1].Admin);
        foreach (var words in new[] { "comments on", "settings" })
        {
            Assert.Equal(200, (await game.Teams.Acts.WriteAsync(admin, words, Live)).Status);
        }
    }

    /// <summary>What happens to few teams, through the same stores.</summary>
    private static async Task EndAsync(PlayedHalfYear game)
    {
        var services = game.Host.App.Services;
        var team = new TeamRef(new TenantId(game.Teams.Tenant.Id), new TeamId(game.Teams.Tenant.Teams[1].Id));
        var held = services.GetRequiredService<HeldComments>();
        var sweep = new SweepRef(team, 1);
        await held.MakeBoxAsync(sweep, Live);
        await held.WriteSlotAsync(sweep, "slot", [1], null, Live);
        await held.FixEndAsync(sweep, new SweepEnd(await held.NowAsync(Live), null), Live);
        await held.FixReleaseAsync(sweep, CommentRelease.Nothing, Live);
        var chat = services.GetRequiredService<Deliver>();
        await chat.HandleAsync(HeldComments.LedgerKey(sweep, "0"), [("none", new Post.Welcome((await services.GetRequiredService<TeamRegistry>().FindAsync(team, Live))!))], Live);
        var summaries = (await services.GetRequiredService<TeamRegistry>().FindAsync(team, Live))!.SummaryChannel;
        await services.GetRequiredService<TurnChannel>().HandleAsync(team, summaries, isDeleted: true, DateTimeOffset.UnixEpoch, Live);
        await services.GetRequiredService<TellChannelGone>().HandleAsync(team, Live);
        var polls = services.GetRequiredService<TeamPolls>();
        await polls.OpenAsync(new PollRef(team, "poll"), DateTimeOffset.MaxValue, Live);
        await polls.VoteAsync(new PollRef(team, "poll"), new PersonId("somebody"), "question", "choice", fromLeader: false, Live);
        await services.GetRequiredService<Canary>().ProveAsync(Live);
        var stops = services.GetRequiredService<EmergencyStops>();
        await stops.StopAsync(team.Tenant, by: null, Live);
        await stops.StopAsync(tenant: null, by: null, Live);

        var store = services.GetRequiredService<IObjectStore>();
        await new ThrottleNotices(store).TellAsync(team.Tenant, TimeSpan.FromMinutes(1), Live);
        await new LiveReplicas(store, TimeProvider.System).BeatAsync(Live);
        var queue = services.GetRequiredService<IWorkQueue>();
        await queue.SendAsync(WorkHints.Queue, "no hint"u8.ToArray(), TimeSpan.Zero, Live);
        await services.GetRequiredService<Poison>().PutAsideAsync((await queue.ReceiveAsync(WorkHints.Queue, 1, TimeSpan.FromMinutes(1), Live)).Single(), PoisonReason.Unreadable, Live);

        await store.PutNewAsync(StoreKey.Of("poison", WorkHints.Queue, "2026-01-01", "id"), "no hint"u8.ToArray(), Live);
        await services.GetRequiredService<NudgeDesk>().UpdateTallyAsync(team.Tenant, "step", tally => tally with { Teams = 1 }, Live);

        // Somebody who wrote once and is in no team, a document that is damaged, and a round that is old.
        await store.PutNewAsync(StoreKey.Of("greeted", team.Tenant.Value, "somebody"), Array.Empty<byte>(), Live);
        await store.PutNewAsync(StoreKey.Of("history", "tenant", "team"), "damaged"u8.ToArray(), Live);
        await services.GetRequiredService<TeamRegistry>().FindHistoryAsync(new TeamRef(new TenantId("tenant"), new TeamId("team")), Live);
        await services.GetRequiredService<Rounds>().StrikeNamesAsync(new RoundRef(team, (await services.GetRequiredService<TeamRegistry>().HistoryAsync(team, Live)).Latest!.Value), Live);
        Assert.True(await services.GetRequiredService<DisposeOfData>().HandleAsync(Live));
    }

    private static string Tests([CallerFilePath] string file = "") => Path.GetDirectoryName(Path.GetDirectoryName(file))!;
}
