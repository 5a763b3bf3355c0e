namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>The rules for what stands in rows and columns, as part of <see cref="AdaptiveCardWalk"/>.</summary>
internal static class AdaptiveTableLint
{
    public static void Check(AdaptiveCardWalk walk, AdaptiveTable table, string path)
    {
        walk.Require(table.FirstRowAsHeaders, "table-header", path, "Let the first row be the header; for layout use columns.");
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row].Cells;
            walk.Require(cells.Count == table.Columns.Count, "table-cells", $"{path}.rows[{row}]", "Give each row a cell for each column.");
            for (var cell = 0; cell < cells.Count; cell++)
            {
                var cellPath = $"{path}.rows[{row}].cells[{cell}]";
                walk.Visit(cells[cell].Items, cellPath + ".items");
                walk.Require(
                    row > 0 || cells[cell].Items.OfType<AdaptiveTextBlock>().All(text => text.Style is AdaptiveTextBlockStyle.ColumnHeader),
                    "table-header",
                    cellPath,
                    "Give header texts the style column header.");
            }
        }
    }

    public static void Check(AdaptiveCardWalk walk, AdaptiveColumnSet set, string path)
    {
        walk.VisitSelect(set.SelectAction, path);
        for (var i = 0; i < set.Columns.Count; i++)
        {
            walk.NoteId(set.Columns[i].Id, $"{path}.columns[{i}]");
            walk.Visit(set.Columns[i].Items, $"{path}.columns[{i}].items");
            walk.VisitSelect(set.Columns[i].SelectAction, $"{path}.columns[{i}]");
        }
    }

    public static void Check(AdaptiveCardWalk walk, AdaptiveCarousel carousel, string path)
    {
        walk.Require(carousel.Pages.Count > 0, "carousel", path, "Give a carousel at least one page.");
        for (var i = 0; i < carousel.Pages.Count; i++)
        {
            var page = carousel.Pages[i];
            var pagePath = $"{path}.pages[{i}]";
            walk.Require(
                !page.Items.Any(item => item is AdaptiveInput or AdaptiveCarousel),
                "carousel",
                pagePath,
                "Keep inputs and carousels out of a page: clients lose the one and refuse the other.");
            walk.NoteId(page.Id, pagePath);
            walk.Visit(page.Items, pagePath + ".items");
            walk.VisitSelect(page.SelectAction, pagePath);
        }
    }
}
