using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Service;
using CollabBot.Service.Commands;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Infra;

/// <summary>The database is lost and comes back from a copy: the real service, a real file, the verbs that an operator types (T31).</summary>
public sealed class RestoreDrills : IAsyncLifetime
{
    private const int People = 6;
    private const int MinutesForTenThousandTeams = 15;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private string Database => _folder.PathOf("data", "store.db");

    private string Copy => _folder.PathOf("copy.db");

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(People, teams: 1, seed: 1), Time = _time });
        await StartAsync();
        await _host.InstallAsync(0);
        await AskAsync();
        for (var person = 0; person < People; person++)
        {
            await AnswerAsync(person);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_team_goes_on_from_a_copy_that_was_made_while_the_service_ran()
    {
        await CloseAsync();
        var told = await DocumentsAsync("round");
        var team = await TeamAsync();
        Assert.NotNull(team);

        Assert.Equal(0, Backup().Code);
        await LoseEverythingAsync();
        Assert.Equal(0, Restore().Code);
        await StartAsync();

        Assert.Equal(told, await DocumentsAsync("round"));
        Assert.Equivalent(team, await TeamAsync());
        _time.Advance(TimeSpan.FromDays(7));
        await AskAsync();
        await AnswerAsync(0);
    }

    [Fact]
    public async Task Answers_that_are_destroyed_after_the_copy_was_made_are_in_no_copy()
    {
        var slots = await DocumentsAsync("round", "inbox");
        Assert.Equal(People, slots.Count);

        Assert.Equal(0, Backup().Code);
        var bytes = await File.ReadAllBytesAsync(Copy, Live);

        Assert.DoesNotContain(slots, slot => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(slot)) >= 0);
        Assert.Contains(await DocumentsAsync("round", "plan.json"), plan => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(plan)) >= 0);

        await CloseAsync();
        await LoseEverythingAsync();
        Assert.Equal(0, Restore().Code);
        await StartAsync();
        Assert.Empty(await DocumentsAsync("round", "inbox"));
    }

    [Fact]
    public async Task A_round_that_was_open_when_the_copy_was_made_can_be_answered_again_and_closes()
    {
        Backup();
        await LoseEverythingAsync();
        Restore();
        await StartAsync();

        await AnswerAsync(0);
        await CloseAsync();

        Assert.Empty(await DocumentsAsync("round", "inbox"));
    }

    [Fact]
    public async Task A_running_service_keeps_its_database()
    {
        Backup();

        var (code, words) = Restore();

        Assert.Equal(2, code);
        Assert.Contains("another process is using that file", words, StringComparison.Ordinal);
        Assert.Equal(People, (await DocumentsAsync("round", "inbox")).Count);
    }

    [Fact]
    public async Task A_damaged_copy_a_foreign_file_and_a_missing_one_change_nothing()
    {
        Backup();
        await _host.DisposeAsync();
        var before = await File.ReadAllBytesAsync(Database, Live);
        var damaged = await File.ReadAllBytesAsync(Copy, Live);
        damaged.AsSpan(4096, 4096).Fill(0xA5);
        await File.WriteAllBytesAsync(Copy, damaged, Live);

        Assert.Equal(2, Restore().Code);
        await File.WriteAllTextAsync(Copy, "certainly not a database, whatever its name says", Live);
        Assert.Equal(2, Restore().Code);
        File.Delete(Copy);
        Assert.Contains("there is no such file", Restore().Words, StringComparison.Ordinal);

        Assert.Equal(before, await File.ReadAllBytesAsync(Database, Live));
        await StartAsync();
        Assert.Equal(People, (await DocumentsAsync("round", "inbox")).Count);
    }

    [Fact]
    public void A_copy_is_for_its_owner_alone_and_is_not_written_over()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the folder's own access list.");
        Assert.Equal(0, Backup().Code);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Copy));

        var (code, words) = Backup();

        Assert.Equal(2, code);
        Assert.Contains("there is a file of that name; it was left as it is", words, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("length", "long")]
    public async Task Ten_thousand_teams_are_copied_and_brought_back_in_a_quarter_of_an_hour()
    {
        await _host.DisposeAsync();
        Multiply(10_000);
        var watch = Stopwatch.StartNew();

        Assert.Equal(0, Backup().Code);
        var copied = watch.Elapsed;
        File.Delete(Database);
        Assert.Equal(0, Restore().Code);
        await StartAsync();
        await _host.BeatAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"T31 10,000 teams, {new FileInfo(Copy).Length / 1_048_576} MB: copied in {copied.TotalSeconds:F1} s, working again after {(watch.Elapsed - copied).TotalSeconds:F1} s"));
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(MinutesForTenThousandTeams));
    }

    /// <summary>The documents of the one team again, under as many names, so that there is as much to copy.</summary>
    private void Multiply(int teams)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        connection.Execute(
            """
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $teams)
            INSERT INTO objects SELECT 'copy/' || n || '/' || key, revision, body FROM objects, numbers
            """,
            ("$teams", teams));
    }

    private async Task StartAsync() => _host = await AServiceHost.StartAsync(Database, _time, _teams);

    private async Task LoseEverythingAsync()
    {
        await _host.DisposeAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Database)!))
        {
            File.Delete(file);
        }
    }

    private (int Code, string Words) Backup() => Say((output, errors) => BackupCommand.Backup(Settings(), Copy, mayReplace: false, output, errors));

    private (int Code, string Words) Restore() => Say((output, errors) => BackupCommand.Restore(Settings(), Copy, output, errors));

    private static (int Code, string Words) Say(Func<TextWriter, TextWriter, int> verb)
    {
        using var said = new StringWriter();
        return (verb(said, said), said.ToString());
    }

    private WebApplicationBuilder Settings()
    {
        var builder = ServiceHost.CreateBuilder("Development");
        builder.Configuration["Storage:SqlitePath"] = Database;
        return builder;
    }

    private async Task AskAsync()
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        await _host.BeatAsync();
        await _host.PressAsync(0, "ask.now", new JsonObject { ["team"] = _teams.Tenant.Teams.Single().Id });
        await _host.BeatAsync();
    }

    private async Task AnswerAsync(int person)
    {
        for (var question = 0; question < 3; question++)
        {
            await _host.WriteAsync(person, "4");
        }

        Assert.Contains("Thank you", _teams.PostsIn(_teams.Tenant.People[person].ChatId)[^1].ToJsonString(), StringComparison.Ordinal);
    }

    private async Task CloseAsync()
    {
        await _host.WriteAsync(0, "close now");
        _time.Advance(TimeSpan.FromSeconds(31));
        await _host.BeatAsync();
    }

    private Task<Team?> TeamAsync() =>
        _host.App.Services.GetRequiredService<TeamRegistry>().FindAsync(new TeamRef(new TenantId(_teams.Tenant.Id), new TeamId(_teams.Tenant.Teams.Single().Id)), Live);

    private async Task<List<string>> DocumentsAsync(string root, string part = "") =>
        await _host.App.Services.GetRequiredService<IWholeStore>().ListAllAsync(Live).Select(key => key.Value)
            .Where(key => key.StartsWith($"{root}/", StringComparison.Ordinal) && key.Contains(part, StringComparison.Ordinal)).ToListAsync(Live);
}
