namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>One pass over a card by <see cref="AdaptiveCardLint"/>, gathering what breaks a rule.</summary>
internal sealed class AdaptiveCardWalk
{
    private readonly List<AdaptiveCardFinding> _findings = [];
    private readonly List<AdaptiveTextBlock> _texts = [];
    private readonly List<(string Id, string Path)> _ids = [];
    private readonly List<(string Title, string Path)> _titles = [];

    public IReadOnlyList<AdaptiveCardFinding> Findings => _findings;

    /// <summary>All text blocks outside fallbacks, in reading order.</summary>
    public IReadOnlyList<AdaptiveTextBlock> Texts => _texts;

    public bool HasChart { get; private set; }

    public void Require(bool holds, string rule, string path, string advice)
    {
        if (!holds)
        {
            _findings.Add(new AdaptiveCardFinding(rule, path, advice));
        }
    }

    public void RequireUnique()
    {
        foreach (var (_, path) in Repeated(_ids))
        {
            Require(false, "unique-ids", path, "Give each element an id of its own, ShowCards included.");
        }

        foreach (var (_, path) in Repeated(_titles))
        {
            Require(false, "unique-titles", path, "Give each action a title of its own that says what happens.");
        }
    }

    public void Visit(IReadOnlyList<AdaptiveElement> elements, string path)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            Visit(elements[i], $"{path}[{i}]");
        }
    }

    /// <param name="selectable">True for a single action that stands for its container rather than on a row of buttons.</param>
    public void Visit(IReadOnlyList<AdaptiveAction>? actions, string path, bool selectable)
    {
        if (actions is null)
        {
            return;
        }

        Require(
            selectable || actions.Count(action => action.Mode is not AdaptiveActionMode.Secondary) <= AdaptiveCardLint.MaxPrimaryActions,
            "primary-actions",
            path,
            $"Keep to {AdaptiveCardLint.MaxPrimaryActions} primary actions; make the others secondary.");
        for (var i = 0; i < actions.Count; i++)
        {
            Visit(actions[i], selectable ? path : $"{path}[{i}]");
        }
    }

    private static IEnumerable<(string Key, string Path)> Repeated(IEnumerable<(string Key, string Path)> entries) => entries
        .GroupBy(entry => entry.Key, StringComparer.Ordinal)
        .SelectMany(group => group.Skip(1));

    private void Visit(AdaptiveElement element, string path)
    {
        if (element.Id is { } id)
        {
            _ids.Add((id, path));
        }

        Require(
            element.Fallback is not null || element is not (AdaptiveChart or AdaptiveBadge or AdaptiveIcon or AdaptiveProgressBar),
            "newer-fallback",
            path,
            "Give an element that is newer than 1.5 a fallback.");

        switch (element)
        {
            case AdaptiveTextBlock text:
                _texts.Add(text);
                Require(text.Wrap, "wrap", path, "Let text wrap: what is cut off can't be read.");
                Require(!string.IsNullOrWhiteSpace(text.Text), "empty-text", path, "Leave an empty text out.");
                break;
            case AdaptiveRichTextBlock rich:
                VisitSelect([.. rich.Inlines.OfType<AdaptiveTextRun>().Select(run => run.SelectAction).OfType<AdaptiveAction>()], path);
                break;
            case AdaptiveContainer container:
                Visit(container.Items, path + ".items");
                VisitSelect(container.SelectAction, path);
                RequireWordsBesideColour(container, path);
                break;
            case AdaptiveColumnSet columns:
                VisitColumns(columns, path);
                break;
            case AdaptiveTable table:
                VisitTable(table, path);
                break;
            case AdaptiveImage image:
                Require(image.AltText is not null, "alt-text", path, "Say what the picture shows; an empty text if it only decorates.");
                Require(!string.IsNullOrWhiteSpace(image.Url), "image-url", path, "Name a URL: one image without it drops the whole card.");
                VisitSelect(image.SelectAction, path);
                break;
            case AdaptiveActionSet set:
                Visit(set.Actions, path + ".actions", selectable: false);
                break;
            case AdaptiveInput input:
                AdaptiveInputLint.Check(this, input, path);
                break;
            case AdaptiveIcon icon:
                VisitSelect(icon.SelectAction, path);
                break;
            case AdaptiveChart chart:
                HasChart = true;
                Require(
                    chart.Fallback is null or { Element: AdaptiveTable or AdaptiveFactSet or AdaptiveContainer or AdaptiveTextBlock },
                    "chart-numbers",
                    path,
                    "Let the fallback show the same numbers as a table or facts.");
                break;
        }
    }

    private void VisitColumns(AdaptiveColumnSet set, string path)
    {
        VisitSelect(set.SelectAction, path);
        for (var i = 0; i < set.Columns.Count; i++)
        {
            Visit(set.Columns[i].Items, $"{path}.columns[{i}].items");
            VisitSelect(set.Columns[i].SelectAction, $"{path}.columns[{i}]");
        }
    }

    private void VisitTable(AdaptiveTable table, string path)
    {
        Require(table.FirstRowAsHeaders, "table-header", path, "Let the first row be the header; for layout use columns.");
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row].Cells;
            Require(cells.Count == table.Columns.Count, "table-cells", $"{path}.rows[{row}]", "Give each row a cell for each column.");
            for (var cell = 0; cell < cells.Count; cell++)
            {
                var cellPath = $"{path}.rows[{row}].cells[{cell}]";
                Visit(cells[cell].Items, cellPath + ".items");
                Require(
                    row > 0 || cells[cell].Items.OfType<AdaptiveTextBlock>().All(text => text.Style is AdaptiveTextBlockStyle.ColumnHeader),
                    "table-header",
                    cellPath,
                    "Give header texts the style column header.");
            }
        }
    }

    private void RequireWordsBesideColour(AdaptiveContainer container, string path) => Require(
        container.Style is not (AdaptiveContainerStyle.Good or AdaptiveContainerStyle.Warning or AdaptiveContainerStyle.Attention) || container.Items.Count > 0,
        "colour-alone",
        path,
        "Put words where the colour is: colour alone says nothing to some people.");

    private void VisitSelect(AdaptiveAction? action, string path) => VisitSelect(action is null ? [] : [action], path);

    private void VisitSelect(IReadOnlyList<AdaptiveAction> actions, string path)
    {
        foreach (var action in actions)
        {
            Require(action is not AdaptiveShowCardAction, "select-action", path, "A ShowCard can't be a select action.");
            Visit([action], path + ".selectAction", selectable: true);
        }
    }

    private void Visit(AdaptiveAction action, string path)
    {
        Require(!string.IsNullOrWhiteSpace(action.Title), "action-title", path, "Say what happens, also on a select action.");
        if (action.Id is { } id)
        {
            _ids.Add((id, path));
        }

        if (!string.IsNullOrWhiteSpace(action.Title))
        {
            _titles.Add((action.Title, path));
        }

        switch (action)
        {
            case AdaptiveOpenUrlAction open:
                Require(Uri.TryCreate(open.Url, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps, "https", path, "Open https addresses only.");
                break;
            case AdaptiveShowCardAction show:
                Visit(show.Card.Body, path + ".card.body");
                Visit(show.Card.Actions, path + ".card.actions", selectable: false);
                break;
        }
    }
}
