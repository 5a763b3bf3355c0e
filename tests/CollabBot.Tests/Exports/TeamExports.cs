using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Core.Exports;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CsvHelper;
using CsvHelper.Configuration;
using Xunit;

namespace CollabBot.Tests.Exports;

public sealed class TeamExports : IDisposable
{
    private static readonly DateOnly Day = new(2026, 6, 2);

    private readonly AnInstallation _here = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task A_reading_is_exported_in_the_words_and_bands_in_which_it_was_told()
    {
        await TellAsync();

        var file = await _here.ExportedAsync(ToldTeams.Team(1).Team.Value);

        Assert.Equal(("told", 1, 0), ((string)file["profile"]!, (int)file["schema"]!, (int)file["unreadable"]!));
        Assert.StartsWith("CollabBot ", (string)file["program"]!, StringComparison.Ordinal);
        var readings = ExportVerb.Rows(file, "reading");
        Assert.Equal(
            """{"record":"reading","organisation":"tenant-1","team":"19:team-1@thread.tacv2","team_name":"Housing","round":1,"date":"2026-06-02","told_to":"channel","item":"trust","level":70,"bound":"exact","give_or_take":15,"answers":"5-9","change":"maybe","change_words":"May be slipping. Too early to be sure; worth asking about.","words":"around 70"}""",
            readings[0].ToJsonString(Relaxed));
        Assert.Equal(("not-shown", null, "Not enough answers to show this safely."), ((string)readings[1]["bound"]!, (int?)readings[1]["level"], (string)readings[1]["words"]!));
        Assert.Equal("Most of the people asked took part.", (string)ExportVerb.Rows(file, "round").Single()["words"]!);
        Assert.Contains(ExportVerb.Rows(file, "setting"), row => (string)row["item"]! == "threshold" && (string)row["words"]! == "5");
        Assert.DoesNotContain("person-", _here.Text("out.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_member_of_a_row_is_a_column_that_is_explained()
    {
        await TellAsync();

        var file = await _here.ExportedAsync(tenant: ToldTeams.Tenant.Value);

        var explained = file["columns"]!.AsArray().Select(column => (string)column!["name"]!).ToList();
        Assert.Equal(explained, ExportColumns.All.Select(column => column.Name));
        Assert.All(file["rows"]!.AsArray(), row => Assert.Empty(row!.AsObject().Select(member => member.Key).Except(explained)));
        Assert.All(file["columns"]!.AsArray(), column => Assert.NotEmpty((string)column!["meaning"]!));
    }

    [Fact]
    public async Task As_csv_it_is_the_same_rows_with_a_file_beside_it_that_explains_them()
    {
        await TellAsync();
        var json = await _here.ExportedAsync(tenant: ToldTeams.Tenant.Value);

        Assert.Equal(0, await _here.ExportAsync(tenant: ToldTeams.Tenant.Value, file: "readings.csv"));

        Assert.Equal(["out.json", "readings-columns.csv", "readings.csv"], _here.Files());
        Assert.Equal([0xEF, 0xBB, 0xBF], (await File.ReadAllBytesAsync(_here.PathOf("readings.csv"), Live))[..3]);
        var rows = ReadCsv("readings.csv");
        Assert.Equal(json["rows"]!.AsArray().Select(AsText), rows.Select(row => string.Join('|', ExportColumns.All.Select(column => row[column.Name]))));
        Assert.Equal(ExportColumns.All.Select(column => column.Name), ReadCsv("readings-columns.csv").Select(row => row["name"]).Where(name => !name.StartsWith('(')));
        Assert.Contains("Written: ", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_organisation_is_one_file_and_a_team_of_another_is_not_in_it()
    {
        await TellAsync();
        await _here.OnStoreAsync(store => new ToldTeams(store).InstallAsync(new TeamRef(new TenantId("tenant-2"), new TeamId("19:other")), "Other"));

        var file = await _here.ExportedAsync(tenant: ToldTeams.Tenant.Value);

        Assert.Equal([ToldTeams.Team(1).Team.Value, ToldTeams.Team(2).Team.Value], file["rows"]!.AsArray().Select(row => (string)row!["team"]!).Distinct());
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_as_it_is_unless_it_is_said_to_be_written_over()
    {
        await TellAsync();
        await File.WriteAllTextAsync(_here.PathOf("out.json"), "mine", Live);

        Assert.Equal(2, await _here.ExportAsync(tenant: ToldTeams.Tenant.Value));
        Assert.Equal("mine", _here.Text("out.json"));
        Assert.Contains("--out is \"", _here.Complaints, StringComparison.Ordinal);
        Assert.Contains("add --force to write over it", _here.Complaints, StringComparison.Ordinal);

        Assert.Equal(0, await _here.ExportAsync(tenant: ToldTeams.Tenant.Value, force: true));
        Assert.StartsWith("{", _here.Text("out.json"), StringComparison.Ordinal);
        Assert.Equal(["out.json"], _here.Files());
    }

    [Fact]
    public async Task An_unknown_team_is_told_with_those_that_there_are_and_leaves_no_file()
    {
        await TellAsync();

        Assert.Equal(2, await _here.ExportAsync(team: "19:unheard\nof"));

        Assert.Equal(
            ["There is no team \"19:unheard of\" in this store. These there are:", "  --tenant tenant-1 --team 19:team-1@thread.tacv2", "  --tenant tenant-1 --team 19:team-2@thread.tacv2"],
            _here.Complaints.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(_here.Files());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_and_a_store_in_use_are_told()
    {
        await TellAsync();
        Assert.Equal(2, await _here.ExportAsync(tenant: ToldTeams.Tenant.Value, file: Path.Join("nowhere", "out.json")));
        Assert.Contains("there is no such folder", _here.Complaints, StringComparison.Ordinal);
        Assert.Equal(2, await _here.ExportAsync());
        Assert.Contains("Neither --team nor --tenant", _here.Complaints, StringComparison.Ordinal);

        using var database = SqliteDatabase.Open(_here.DatabasePath);
        Assert.Equal(2, await _here.ExportAsync(tenant: ToldTeams.Tenant.Value));
        Assert.Contains("The service runs and has its database to itself.", _here.Complaints, StringComparison.Ordinal);
        Assert.Empty(_here.Files());
    }

    [Fact]
    public async Task A_level_that_the_gate_did_not_let_out_is_not_exported_and_is_told_as_missing()
    {
        await TellAsync();
        await _here.OnStoreAsync(async store =>
        {
            var teams = new TeamRegistry(store, new MemoryKeyWrap());
            await teams.UpdateHistoryAsync(ToldTeams.Team(1), history => history with { Releases = [.. history.Releases.Select(release => release.Withheld() with { IsWithheld = false })] }, Live);
        });

        Assert.Equal(1, await _here.ExportAsync(tenant: ToldTeams.Tenant.Value));

        Assert.StartsWith("Records that could not be read, or contradict each other: 1.", _here.Complaints, StringComparison.Ordinal);
        var file = JsonNode.Parse(_here.Text("out.json"))!.AsObject();
        Assert.DoesNotContain(ExportVerb.Rows(file, "reading"), row => (string)row["team"]! == ToldTeams.Team(1).Team.Value);
    }

    [Fact]
    public async Task What_a_real_team_was_told_is_in_the_file_and_nobody_of_it()
    {
        var world = new World();
        world.Roster.Reading = MemoryRoster.Of(8);
        await _here.OnStoreAsync(async store =>
        {
            var engine = new Engine(world, store, world.Queue, world.Chat);
            var plan = await engine.OpenedAsync();
            foreach (var participant in plan.Participants.Take(7))
            {
                await engine.AnswerAllAsync(plan, participant.Person, 4);
            }

            await engine.CloseAsync();
            await engine.ReadAsync();
            await engine.PassAsync(TimeSpan.FromMinutes(20));
        }, world.Time);

        var file = await _here.ExportedAsync(ARound.Team.Team.Value);

        Assert.Contains(ExportVerb.Rows(file, "reading"), row => (string)row["words"]! == "around 75");
        Assert.Equal("heard", (string)ExportVerb.Rows(file, "reply").Single()["item"]!);
        Assert.DoesNotContain("person-", _here.Text("out.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("address-", _here.Text("out.json"), StringComparison.Ordinal);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string AsText(JsonNode? row) => string.Join('|', ExportColumns.All.Select(column => row![column.Name]?.ToString() ?? ""));

    private List<Dictionary<string, string>> ReadCsv(string name)
    {
        using var reader = new StreamReader(_here.PathOf(name));
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        Assert.True(csv.Read() && csv.ReadHeader());
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(column => column, column => csv.GetField(column)!));
        }

        return rows;
    }

    private Task TellAsync() => _here.OnStoreAsync(async store =>
    {
        var told = new ToldTeams(store);
        await told.InstallAsync(ToldTeams.Team(1), "Housing");
        await told.InstallAsync(ToldTeams.Team(2), "Roads");
        await told.TellAsync(ToldTeams.Team(1), 1, Day, new() { [PracticeArea.Trust] = 8, [PracticeArea.Infoflow] = 4 });
        await told.TellAsync(ToldTeams.Team(2), 1, Day, new() { [PracticeArea.Trust] = 30 });
    });
}
