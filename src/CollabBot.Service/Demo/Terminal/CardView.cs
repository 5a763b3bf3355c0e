using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CollabBot.Service.Demo.Terminal;

/// <summary>Draws an Adaptive Card for a terminal from its JSON, as a client would for a screen. What it does not know, it leaves out.</summary>
internal static class CardView
{
    public const int Width = 76;

    /// <param name="header">Where the card is seen, and by whom.</param>
    public static IRenderable Panel(string header, CardOnScreen card)
    {
        List<IRenderable> rows = [.. Elements(card.Json["body"]), .. Buttons(card.Json["actions"])];
        return new Panel(new Rows(rows)) { Header = new PanelHeader($" {Markup.Escape(header)} "), Border = BoxBorder.Rounded, BorderStyle = new Style(Color.Grey), Padding = new Padding(2, 1), Width = Width };
    }

    private static IEnumerable<IRenderable> Elements(JsonNode? body) =>
        from element in Objects(body)
        where element["isVisible"] is not JsonValue visible || !visible.TryGetValue(out bool shown) || shown
        from drawn in SpaceAbove(element).Concat(Element(element))
        select drawn;

    private static IEnumerable<IRenderable> SpaceAbove(JsonObject element) =>
        Text(element, "separator") is "true" ? [new Rule { Style = new Style(Color.Grey) }] : Text(element, "spacing")?.ToUpperInvariant() is "MEDIUM" or "LARGE" ? [new Text("")] : [];

    private static IEnumerable<IRenderable> Element(JsonObject element) => Text(element, "type") switch
    {
        "TextBlock" => [new Markup(Styled(element, Markdown.ToMarkup(Text(element, "text") ?? "")))],
        "RichTextBlock" => [new Markup(string.Concat(Objects(element["inlines"]).Select(run => Styled(run, Markup.Escape(Text(run, "text") ?? "")))))],
        "FactSet" => [Facts(element)],
        "ColumnSet" => [Columns(element)],
        "Container" when element["selectAction"] is JsonObject action => [Button(action)],
        "Container" => Elements(element["items"]),
        "Table" => [TableOf(element)],
        "Chart.HorizontalBar.Stacked" => Titled(element, Bars(element)),
        "Chart.Line" => Titled(element, Lines(element)),
        "ActionSet" => Buttons(element["actions"]),
        { } type when type.StartsWith("Input.", StringComparison.Ordinal) => [Field(element)],
        _ => [],
    };

    private static string Styled(JsonObject text, string markup)
    {
        List<string> styles =
        [
            .. Is(text, "weight", "bolder") ? ["bold"] : (string[])[],
            .. Is(text, "size", "large") ? ["underline"] : (string[])[],
            .. Text(text, "isSubtle") is "true" ? ["grey"] : (string[])[],
            .. Is(text, "color", "accent") ? ["blue"] : (string[])[],
            .. Is(text, "color", "attention") ? ["red"] : (string[])[],
        ];
        return styles.Count > 0 && markup.Length > 0 ? $"[{string.Join(' ', styles)}]{markup}[/]" : markup;
    }

    private static Grid Facts(JsonObject set)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var fact in Objects(set["facts"]))
        {
            grid.AddRow(new Markup($"[bold]{Markdown.ToMarkup(Text(fact, "title") ?? "")}[/]"), new Markup(Markdown.ToMarkup(Text(fact, "value") ?? "")));
        }

        return grid;
    }

    private static Grid Columns(JsonObject set)
    {
        var columns = Objects(set["columns"]).ToList();
        var grid = new Grid { Expand = true };
        foreach (var column in columns)
        {
            grid.AddColumn(Is(column, "width", "auto") ? new GridColumn().NoWrap().RightAligned() : new GridColumn());
        }

        return grid.AddRow([.. columns.Select(column => new Rows(Elements(column["items"])))]);
    }

    private static Table TableOf(JsonObject element)
    {
        var rows = Objects(element["rows"]).Select(row => Objects(row["cells"]).Select(cell => new Rows(Elements(cell["items"]))).ToList()).ToList();
        var table = new Table { Border = TableBorder.Simple, BorderStyle = new Style(Color.Grey) };
        foreach (var header in rows.FirstOrDefault() ?? [])
        {
            table.AddColumn(new TableColumn(header));
        }

        foreach (var row in rows.Skip(1))
        {
            table.AddRow(row);
        }

        return table;
    }

    private static IEnumerable<IRenderable> Titled(JsonObject chart, IRenderable drawn) =>
        Text(chart, "title") is { } title ? [new Markup($"[grey]{Markup.Escape(title)}[/]"), drawn] : [drawn];

    private static Grid Bars(JsonObject chart)
    {
        var grid = ChartGrid();
        foreach (var bar in Objects(chart["data"]))
        {
            var level = Objects(bar["data"]).First();
            grid.AddRow(new Text(Text(bar, "title") ?? ""), new Markup($"[blue]{Marks.Bar(Number(level, "value"), 40)}[/]"), new Text(Text(level, "value") ?? ""));
        }

        return grid;
    }

    private static Grid Lines(JsonObject chart)
    {
        var grid = ChartGrid();
        foreach (var series in Objects(chart["data"]))
        {
            List<double> values = [.. Objects(series["values"]).Select(point => Number(point, "y"))];
            grid.AddRow(new Text(Text(series, "legend") ?? ""), new Markup($"[blue]{Marks.Line(values)}[/]"), new Text(values.Count > 0 ? values[^1].ToString(CultureInfo.InvariantCulture) : ""));
        }

        return grid;
    }

    private static Grid ChartGrid() => new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap().RightAligned());

    private static IEnumerable<IRenderable> Buttons(JsonNode? actions)
    {
        var titles = Objects(actions).Select(action => Markup.Escape($"[ {Text(action, "title")} ]")).ToList();
        return titles.Count == 0 ? [] : [new Text(""), new Markup(string.Join("  ", titles.Select(title => $"[blue]{title}[/]")))];
    }

    private static Markup Button(JsonObject action) => new($"[blue]{Markup.Escape($"[ {Text(action, "title")} ]")}[/]");

    private static Markup Field(JsonObject input)
    {
        var value = Text(input, "value") ?? "";
        var shown = Objects(input["choices"]).Where(choice => value.Split(',').Contains(Text(choice, "value"))).Select(choice => Text(choice, "title")).ToList();
        var content = shown.Count > 0 ? string.Join(", ", shown) : value.Length > 0 ? value : Text(input, "placeholder") ?? "";
        return new Markup($"[grey]{Markup.Escape(Text(input, "label") ?? "")}:[/] [underline]{Markup.Escape(content.PadRight(12))}[/]");
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? array) => array is JsonArray elements ? elements.OfType<JsonObject>() : [];

    /// <returns>A text, a number or a flag as text.</returns>
    private static string? Text(JsonObject part, string name) => part[name] is JsonValue value ? value.TryGetValue(out string? text) ? text : value.ToJsonString() : null;

    private static double Number(JsonObject part, string name) => part[name] is JsonValue value && value.TryGetValue(out double number) ? number : 0;

    private static bool Is(JsonObject part, string name, string value) => string.Equals(Text(part, name), value, StringComparison.OrdinalIgnoreCase);
}
