using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Core.Practice;
using CollabBot.Tests.Service;
using Xunit;

namespace CollabBot.Tests.Exports;

/// <summary>The profile for publication, against a reader with linear algebra. Every organisation is named by its seed.</summary>
public sealed class FilesForPublication : IDisposable
{
    private const int Organisations = 30;

    private static readonly PracticeArea[] Areas = [PracticeArea.Trust, PracticeArea.Infoflow];

    private readonly ITestOutputHelper _output;
    private AnInstallation _here = new();

    public FilesForPublication(ITestOutputHelper output) => _output = output;

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task Nothing_that_is_kept_back_can_be_worked_out_of_a_file_and_all_totals_and_every_planted_leak_is_found()
    {
        var (cells, shown, secondary, planted) = (0, 0, 0, 0);
        for (var seed = 1; seed <= Organisations; seed++)
        {
            var told = await ToldAsync(seed);
            var file = await _here.ExportedAsync(tenant: ToldTeams.Tenant.Value, foi: true);

            Assert.True(PublicationReader.Recovered(file, told) is [], $"seed {seed}");
            var rows = ExportVerb.Rows(file, "reading");
            Assert.DoesNotContain(rows, row => (string?)row["answers"] == "5-9");
            Assert.All(rows, row => Assert.Matches("^20[0-9]{2}-[0-9]{2}$", (string)row["date"]!));
            Assert.All(rows, row => Assert.True(row["level"] is not null || IsEmpty(row), $"seed {seed}"));

            // As if readings of fewer than ten answers alone were kept back.
            var inLarge = told.Where(cell => cell.IsTold).GroupBy(cell => cell.Area).Where(area => area.Any(cell => cell.Answers >= 10)).ToList();
            var naive = inLarge.SelectMany(area => PublicationReader.Recovered([.. area], cell => cell.Answers >= 10)).Distinct().Count();
            var kept = told.Count(cell => cell.Answers >= 10) - rows.Count(row => row["level"] is not null);
            Assert.True(naive == 0 ? kept == 0 : kept > 0 || inLarge.Count == 0, $"seed {seed}: {naive} teams would be recovered, {kept} more readings are kept back");
            (cells, shown, secondary, planted) = (cells + told.Count(cell => cell.IsTold), shown + rows.Count(row => row["level"] is not null), secondary + kept, planted + (naive > 0 ? 1 : 0));
        }

        Assert.True(planted > 5, "The planted leaks are too few to show that the reader finds them.");
        _output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"seeds 1 to {Organisations}: {cells} readings told, {shown} shown, {secondary} kept back for others' sake; without that {planted} organisations would give something away"));
    }

    [Fact]
    public async Task A_change_that_was_let_through_would_be_found()
    {
        var told = await ToldAsync(seed: 1);
        var file = await _here.ExportedAsync(tenant: ToldTeams.Tenant.Value, foi: true);
        var rows = ExportVerb.Rows(file, "reading");
        var leak = rows.First(row => row["level"] is not null && (string?)row["change_words"] == "[c]");
        Assert.Null(leak["change"]);

        leak["change"] = "clear";

        Assert.Single(PublicationReader.Recovered(file, told));
    }

    [Fact]
    public async Task What_a_file_of_one_team_keeps_back_hangs_on_all_of_them()
    {
        await ToldAsync(seed: 2);
        var whole = await _here.ExportedAsync(tenant: ToldTeams.Tenant.Value, foi: true);

        foreach (var team in whole["rows"]!.AsArray().Select(row => (string)row!["team"]!).Distinct().ToList())
        {
            var own = await _here.ExportedAsync(team, foi: true);
            Assert.Equal(whole["rows"]!.AsArray().Where(row => (string)row!["team"]! == team).Select(row => row!.ToJsonString()), own["rows"]!.AsArray().Select(row => row!.ToJsonString()));
        }
    }

    [Fact]
    public async Task A_month_that_is_not_over_is_not_in_a_file_for_publication_and_counts_are_to_the_nearest_five()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await _here.OnStoreAsync(async store =>
        {
            var told = new ToldTeams(store);
            await told.InstallAsync(ToldTeams.Team(1), "Housing");
            for (var week = 0; week < 9; week++)
            {
                await told.TellAsync(ToldTeams.Team(1), week + 1, new DateOnly(today.Year, today.Month, 1).AddDays(7 * (week - 8)), new() { [PracticeArea.Trust] = 12 });
            }
        });

        var file = await _here.ExportedAsync(tenant: ToldTeams.Tenant.Value, foi: true);

        Assert.Equal(8, ExportVerb.Rows(file, "reading").Count);
        Assert.Equal((10, 0), ((int)file["readings"]!, (int)file["without_level"]!));
        Assert.Equal("foi", (string)file["profile"]!);
    }

    private static bool IsEmpty(JsonNode row) =>
        (string)row["bound"]! == "[c]" && row.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal).SequenceEqual(["bound", "date", "item", "organisation", "record", "team", "team_name"]);

    /// <summary>Three to six teams over ten weeks, each of a size of its own; some are not asked in some weeks. In a store of its own.</summary>
    private async Task<List<ToldCell>> ToldAsync(int seed)
    {
        _here.Dispose();
        _here = new AnInstallation();
        var chance = new Random(seed);
        var cells = new List<ToldCell>();
        await _here.OnStoreAsync(async store =>
        {
            var told = new ToldTeams(store);
            for (var team = 1; team <= 3 + (seed % 4); team++)
            {
                await told.InstallAsync(ToldTeams.Team(team), $"Team {team}");
                var usual = chance.Next(9, 20);
                var weekday = chance.Next(5);
                for (var week = 0; week < 10; week++)
                {
                    if (chance.Next(4) == 0)
                    {
                        continue;
                    }

                    var date = new DateOnly(2025, 3, 3).AddDays((7 * week) + weekday);
                    var answers = Areas.Where(_ => chance.Next(5) > 0).ToDictionary(area => area, _ => Math.Max(0, usual - chance.Next(chance.Next(12) == 0 ? 15 : 5)));
                    await told.TellAsync(ToldTeams.Team(team), week + 1, date, answers);
                    cells.AddRange(answers.Select(asked => new ToldCell(team, asked.Key.Id, date, asked.Value)));
                }
            }
        });
        return cells;
    }
}
