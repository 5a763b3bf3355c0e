namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>The rules for texts, as part of <see cref="AdaptiveCardWalk"/>.</summary>
internal static class AdaptiveTextLint
{
    public static void Check(AdaptiveCardWalk walk, AdaptiveTextBlock text, string path)
    {
        walk.Require(text.Wrap, "wrap", path, "Let text wrap: what is cut off can't be read.");
        walk.Require(!text.Text.IsBlank, "empty-text", path, "Leave an empty text out.");
        walk.Require(
            text.Style is AdaptiveTextBlockStyle.Heading || text.Size is not (AdaptiveTextSize.Large or AdaptiveTextSize.ExtraLarge),
            "heading-style",
            path,
            "Give what looks like a heading the style heading: size is not heard.");
        walk.RequireHarmless(text.Text, path);
    }

    public static void Check(AdaptiveCardWalk walk, AdaptiveFactSet facts, string path)
    {
        for (var i = 0; i < facts.Facts.Count; i++)
        {
            var fact = facts.Facts[i];
            var factPath = $"{path}.facts[{i}]";
            walk.Require(!fact.Title.IsBlank && !fact.Value.IsBlank, "empty-text", factPath, "Leave a fact without words out.");
            walk.RequireHarmless(fact.Title, factPath);
            walk.RequireHarmless(fact.Value, factPath);
        }
    }

    public static void Check(AdaptiveCardWalk walk, AdaptiveRichTextBlock rich, string path)
    {
        foreach (var run in rich.Inlines.OfType<AdaptiveTextRun>())
        {
            walk.RequireHarmless(run.Text, path);
            walk.VisitSelect(run.SelectAction, path);
        }
    }

    public static void Check(AdaptiveCardWalk walk, AdaptiveBadge badge, string path)
    {
        walk.Require(!string.IsNullOrWhiteSpace(badge.Text), "colour-alone", path, "Put words where the colour is: colour alone says nothing to some people.");
        walk.RequireHarmless(badge.Text, path);
        walk.RequireHarmless(badge.Tooltip, path);
    }

    public static void Check(AdaptiveCardWalk walk, AdaptiveChart chart, string path)
    {
        walk.RequireHarmless(chart.Title, path);
        walk.Require(
            chart.Fallback is { Element: AdaptiveTable or AdaptiveFactSet or AdaptiveContainer or AdaptiveTextBlock },
            "chart-numbers",
            path,
            "Let the fallback show the same numbers as a table or facts.");
        foreach (var label in Labels(chart))
        {
            walk.RequireHarmless(label, path);
        }
    }

    private static IEnumerable<string?> Labels(AdaptiveChart chart) => chart switch
    {
        AdaptiveChartHorizontalBar bars => [bars.XAxisTitle, bars.YAxisTitle, .. bars.Data.Select(bar => bar.X)],
        AdaptiveChartVerticalBar bars => [bars.XAxisTitle, bars.YAxisTitle, .. bars.Data.Select(bar => bar.X)],
        AdaptiveChartHorizontalBarStacked stacks => [stacks.XAxisTitle, stacks.YAxisTitle, .. stacks.Data.SelectMany(stack => stack.Data.Select(part => part.Legend).Prepend(stack.Title))],
        AdaptiveChartLine lines => [lines.XAxisTitle, lines.YAxisTitle, .. lines.Data.Select(line => line.Legend)],
        AdaptiveChartGauge gauge => [gauge.SubLabel, .. gauge.Segments?.Select(segment => segment.Legend) ?? []],
        _ => [],
    };
}
