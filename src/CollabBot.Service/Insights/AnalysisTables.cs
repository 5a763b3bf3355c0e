using System.Globalization;
using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Analysis;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using Spectre.Console;

namespace CollabBot.Service.Insights;

/// <summary>An analysis for people to read: for each area two tables of its rounds, in 80 columns, and what follows from them.</summary>
internal static class AnalysisTables
{
    /// <summary>What is undefined.</summary>
    private const string Nothing = "–";

    public static void Show(IReadOnlyList<AreaAnalysis> areas, IAnsiConsole console)
    {
        foreach (var area in areas)
        {
            console.MarkupLine($"[bold]{Markup.Escape(area.Area.Name)}[/] ({area.Area.Id})");
            console.Write(Levels(area.Readings));
            console.Write(Answers(area.Readings));
            foreach (var reading in area.Readings.Where(reading => reading.Response is not ResponseFlags.None))
            {
                console.WriteLine($"{reading.Round}: {InWords(reading.Response)}.");
            }

            console.WriteLine($"Change: {InWords(area.Change)}.");
            console.WriteLine(area.Shown.Level is { } level
                ? $"Shown: {Wording.Of(level)}, {Wording.Uncertainty(level)}, {Wording.Of(level.Size)}{(level.Shares is { } shares ? $", {Wording.Of(shares)}" : "")}. {area.Shown.Words}"
                : $"Shown: {area.Shown.Words}");
            console.WriteLine();
        }

        console.WriteLine("Points are of 0 to 100, shares of 0 to 1; – is undefined. What each column means: src/CollabBot.Core/Insights/README.md.");
    }

    private static Table Levels(IReadOnlyList<AnalysedReading> readings)
    {
        var table = New("Round", "n", "asked", "score", "95 %", "s", "s*", "had all answered");
        foreach (var (round, reading, _) in readings)
        {
            table.AddRow(
                Markup.Escape(round),
                Text(reading.N, "0"),
                Text(reading.Asked, "0"),
                Points(reading.Score),
                Range(reading.Level95, "0.0"),
                Points(reading.Spread),
                Points(reading.ShrunkSpread),
                Range(reading.MeanBounds, "0.0"));
        }

        return table;
    }

    private static Table Answers(IReadOnlyList<AnalysedReading> readings)
    {
        var table = New("Round", "favourable", "95 %", "r_wg", "skewed", "a_wg", "AD", "A", "polarised");
        foreach (var (round, reading, _) in readings)
        {
            table.AddRow(
                Markup.Escape(round),
                Share(reading.Favourable),
                Range(reading.Favourable95, "0.000"),
                Share(reading.RwgUniform),
                Share(reading.RwgSkewed),
                Share(reading.Awg),
                Share(reading.DeviationAroundMean),
                Share(reading.AgreementA),
                Share(reading.Polarisation));
        }

        return table;
    }

    private static Table New(string first, params string[] numbers)
    {
        var table = new Table { Border = TableBorder.None };
        table.AddColumn(new TableColumn(first) { Padding = new Padding(0, 0, 2, 0) });
        foreach (var column in numbers)
        {
            table.AddColumn(new TableColumn(column) { Alignment = Justify.Right, NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        }

        return table;
    }

    private static string InWords(AreaChange change)
    {
        var status = change.Status switch
        {
            ChangeStatus.Building => "building a baseline, too few readings of five answers or more",
            ChangeStatus.None => "none that is clear",
            ChangeStatus.Still => "still there",
            var named => named.ToString().ToLowerInvariant(),
        };
        var direction = change.Direction switch { ChangeDirection.Down => ", down", ChangeDirection.Up => ", up", _ => "" };
        var why = (change.IsDrift ? ", by its slow drift" : "") + (change.IsDowngraded ? ", a step less because of the response" : "");
        var test = change.Contrast is { } contrast
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"; Δ {contrast.Delta:0.0} points, se {contrast.StandardError:0.0}, t {contrast.T:0.00}, {contrast.DegreesOfFreedom:0.0} df, p {contrast.P:0.0000}, adjusted {Text(change.AdjustedP, "0.0000")}")
            : "";
        return status + direction + why + test;
    }

    private static string InWords(ResponseFlags response) => string.Join(", ", new[]
    {
        response.HasFlag(ResponseFlags.FewerThanHalf) ? "fewer than half of those asked answered" : null,
        response.HasFlag(ResponseFlags.FewerThanUsual) ? "fewer than usual" : null,
        response.HasFlag(ResponseFlags.ShiftIsLikely) ? "so few that the level may lie six points off" : null,
    }.OfType<string>());

    private static string Points(double? value) => Text(value, "0.0");

    private static string Share(double? value) => Text(value, "0.000");

    private static string Range(Interval? interval, string format) => interval is { } range ? $"{Text(range.Low, format)}–{Text(range.High, format)}" : Nothing;

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? Nothing;
}
