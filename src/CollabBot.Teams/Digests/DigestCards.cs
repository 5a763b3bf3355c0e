using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;
using CollabBot.Languages;
using CollabBot.Teams.Comments;
using CollabBot.Teams.Kits;
using CollabBot.Teams.Loop;
using CollabBot.Teams.Nudges;

namespace CollabBot.Teams.Digests;

/// <summary>A leader's digest: one screen for one team, one section a team for several, and the rest behind a tap.</summary>
internal static class DigestCards
{
    private const string Sure = "sure";
    private const string NotShown = "–";

    public static AdaptiveCard Of(LeaderDigest digest) => digest.Teams is [var only] ? OfTeam(only, [WhenNext(digest)]) : OfSeveral(digest);

    /// <summary>One team's digest, opened from that of several or asked for.</summary>
    public static AdaptiveCard OfTeam(TeamDigest team) => OfTeam(team, []);

    /// <summary>The digest as a leader will get it, from made-up answers, for somebody who is about to answer.</summary>
    /// <param name="example">Not of real answers.</param>
    /// <param name="back">Takes the reader back to their own card.</param>
    public static AdaptiveCard Preview(PulseSummary example, AdaptiveAction back) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of($"An example of what your leaders will see, with made-up numbers. {SummaryCards.InOneLine(example)}"),
        IsFullWidth = true,
        Body =
        [
            AdaptiveTextBlock.Heading($"What your leaders will see"),
            CardText.Plain($"**An example**, from answers that are made up. Leaders get this and no more; your team gets the same levels."),
            .. Body(example),
        ],
        Actions = [back, ShowHowSure],
    };

    /// <summary>What a notification says, and what a client shows that draws no cards.</summary>
    public static string InOneLine(LeaderDigest digest) => digest.Teams is [var only]
        ? SummaryCards.InOneLine(only.Summary)
        : string.Join(" ", digest.Teams.Select(team => $"{AdaptiveText.Plain(CardText.Name(team.Summary.TeamName) ?? "A team")}: {Briefly(team.Summary)}"));

    private static AdaptiveToggleVisibilityAction ShowHowSure => new() { Title = Phrase.Of("How sure are we, and why?"), TargetElements = [Sure] };

    /// <summary>Where many areas, comments and a step come together the map gives way, oldest rounds first: what it shows has been told before.</summary>
    private static AdaptiveCard OfTeam(TeamDigest team, IReadOnlyList<AdaptiveElement> foot)
    {
        var card = Whole(team, foot);
        for (var rounds = (team.Summary.Map?.Rounds.Count ?? 0) - 1; rounds >= LevelMap.FewestRounds && !AdaptiveCardLint.Fits(card); rounds--)
        {
            card = Whole(team with { Summary = team.Summary with { Map = team.Summary.Map!.Latest(rounds) } }, foot);
        }

        return card;
    }

    private static AdaptiveCard Whole(TeamDigest team, IReadOnlyList<AdaptiveElement> foot) => new()
    {
        Lang = CardText.Language,
        FallbackText = $"{(team.Comments is [] ? SummaryCards.InOneLine(team.Summary) : Phrase.Of($"{SummaryCards.InOneLine(team.Summary)}. What people added: {DigestComments.InPlainWords(team.Comments)}"))}{(team.AsksForReply ? $". {ReplyCards.InWords} {KitCards.InWords}" : "")}",
        IsFullWidth = true,
        Body =
        [
            .. Body(team.Summary),
            .. DigestComments.Section(team),
            .. NudgeCards.Section(team.Nudge, Phrase.Of("One thing to try")),
            .. KitCards.Section(team),
            CardText.Foot($"{SameForTheTeam(team.Summary)} {SummaryCards.WhatNext(team.Summary)}"),
            .. foot,
        ],
        Actions = Buttons(team),
    };

    private static List<AdaptiveAction>? Buttons(TeamDigest team)
    {
        List<AdaptiveAction> buttons = [.. team.AsksForReply ? ReplyCards.Actions(team.Round) : [], .. team.Summary.ShowsAnything ? [ShowHowSure] : (ReadOnlySpan<AdaptiveAction>)[]];
        return buttons is [] ? null : buttons;
    }

    private static AdaptiveCard OfSeveral(LeaderDigest digest) => new()
    {
        Lang = CardText.Language,
        FallbackText = InOneLine(digest),
        IsFullWidth = true,
        Body =
        [
            AdaptiveTextBlock.Heading($"Your teams' digest"),
            CardText.Quiet($"Each team by itself.") with { Spacing = AdaptiveSpacing.None },
            .. digest.Teams.Select((team, index) => SectionOf(team, index + 1)),
            WhenNext(digest),
        ],
    };

    /// <summary>One team among several: what is clear and what may be, and a button that opens the rest.</summary>
    private static AdaptiveContainer SectionOf(TeamDigest team, int number) => new()
    {
        Spacing = AdaptiveSpacing.Medium,
        Separator = true,
        Items =
        [
            AdaptiveTextBlock.Heading($"Team {number} · {CardText.Name(team.Summary.TeamName) ?? Phrase.Of("without a name")}", AdaptiveTextSize.Default),
            CardText.Plain($"{Briefly(team.Summary)}") with { Spacing = AdaptiveSpacing.None },
            .. team.Following > 0 ? [CardText.Quiet($"What people added follows below, in messages of its own.")] : (ReadOnlySpan<AdaptiveElement>)[],
            new AdaptiveActionSet { Actions = [DigestActions.Open(team.Team, number)] },
        ],
    };

    private static AdaptiveTextBlock WhenNext(LeaderDigest digest) => CardText.Quiet(
        $"Your next digest comes on {CardText.Moment(digest.Next, digest.ZoneId)}, if there is news. Write **digest friday 16:00** to me, or another day and hour, to change that.");

    private static string SameForTheTeam(PulseSummary summary) =>
        summary.IsInPerson ? Phrase.Of("Your team gets the same levels, each in their own chat, because others may be able to read its channel.") : Phrase.Of("Your team sees the same levels in its channel.");

    private static IEnumerable<AdaptiveElement> Body(PulseSummary summary) =>
    [
        .. SummaryCards.Opening($"Your team's digest", summary),
        .. summary.ShowsAnything ? Levels(summary) : SummaryCards.Areas(summary),
        .. SummaryCards.Checked(summary),
        .. summary.ShowsAnything ? [Behind(summary)] : (ReadOnlySpan<AdaptiveElement>)[],
    ];

    /// <summary>What is clear, what may be, what is steady; then what nothing can be said of.</summary>
    private static IEnumerable<AdaptiveElement> Standings(PulseSummary summary)
    {
        foreach (var (title, areas) in Grouped(summary))
        {
            yield return new AdaptiveContainer
            {
                Spacing = AdaptiveSpacing.Medium,
                Items =
                [
                    AdaptiveTextBlock.Heading($"{title}", AdaptiveTextSize.Default),
                    .. areas.Select(area => CardText.Plain($"{area.Area.ShortName}: {Uncapital(area.Meaning)}") with { Spacing = AdaptiveSpacing.None }),
                ],
            };
        }

        if (Quiet(summary) is { Length: > 0 } rest)
        {
            yield return CardText.Plain($"{rest}");
        }
    }

    private static IEnumerable<(string Title, List<AreaLine> Areas)> Grouped(PulseSummary summary) => summary.Areas
        .Select(area => (Area: area, Title: area.Change is { } change ? ChangeWording.Heading(change.Status) : null))
        .Where(area => area.Title is not null)
        .GroupBy(area => area.Title!, area => area.Area, StringComparer.Ordinal)
        .Select(group => (group.Key, group.ToList()));

    /// <summary>Of all areas without news in a line each kind.</summary>
    private static string Quiet(PulseSummary summary) => string.Join(" ", summary.Areas
        .Where(area => area.Change is { } change && ChangeWording.Heading(change.Status) is null)
        .GroupBy(area => area.Meaning, StringComparer.Ordinal)
        .Select(group => $"{string.Join(", ", group.Select(area => area.Area.ShortName))}: {Uncapital(group.Key)}"));

    /// <summary>In a line of many.</summary>
    private static string Briefly(PulseSummary summary)
    {
        if (!summary.ShowsAnything)
        {
            return summary.IsWithheld ? Phrase.Of("The result is not shown, to protect what people answered.") : Wording.NotEnough;
        }

        var news = summary.Areas.Where(area => area.Change is not null).Select(area => (area.Area.ShortName, Brief: ChangeWording.InBrief(area.Change!))).Where(area => area.Brief is not null).ToList();
        return news is [] ? Phrase.Of("No clear change.") : $"{string.Join("; ", news.Select(area => $"{area.ShortName} {area.Brief}"))}.";
    }

    /// <summary>Before there is a map nothing stands out, and the levels in words say all there is.</summary>
    private static IEnumerable<AdaptiveElement> Levels(PulseSummary summary) =>
        summary.Map is { } map ? [.. Standings(summary), .. HeatMap(map)] : [.. SummaryCards.Picture(summary), .. SummaryCards.Areas(summary)];

    /// <summary>Area by round. The shade repeats what the number says, for the eye; nothing is told by colour alone.</summary>
    private static IEnumerable<AdaptiveElement> HeatMap(LevelMap map)
    {
        yield return new AdaptiveTable
        {
            Columns = [Column(6, null), .. map.Rounds.Select(_ => Column(2, AdaptiveHorizontalAlignment.Center))],
            ShowGridLines = false,
            Rows =
            [
                AdaptiveTableRow.Header([$"Area", .. map.Rounds.Select(date => (AdaptiveText)$"{CardText.ShortDay(date)}")]),
                .. map.Rows.Select(row => new AdaptiveTableRow { Cells = [TextCell($"{row.Area.ShortName}"), .. row.Levels.Select(LevelCell)] }),
            ],
        };
        yield return CardText.Quiet($"Level by pulse: {SummaryCards.Scale} A deeper shade is nearer to 100. {NotShown} stands for not asked, or not enough answers.");
    }

    private static AdaptiveTableColumn Column(int weight, AdaptiveHorizontalAlignment? alignment) => new()
    {
        Width = AdaptiveWidth.Weight(weight),
        HorizontalCellContentAlignment = alignment,
        VerticalCellContentAlignment = AdaptiveVerticalContentAlignment.Center,
    };

    private static AdaptiveTableCell LevelCell(Level? level) => level is null
        ? TextCell($"{NotShown}")
        : TextCell($"{Wording.AsNumber(level)}") with { Style = level.Value switch { >= 75 => AdaptiveContainerStyle.Accent, >= 50 => AdaptiveContainerStyle.Emphasis, _ => null } };

    private static AdaptiveTableCell TextCell(AdaptiveText text) => new() { Items = [new AdaptiveTextBlock { Text = text }] };

    private static AdaptiveContainer Behind(PulseSummary summary) => CardText.OnDemand(
        Sure,
        [
            // Without a map they stand on the first screen.
            .. summary.Map is null ? [] : summary.Areas.Select(InALine),
            $"**Level**: the mean of the answers in the area, rounded to the nearest 5. \"Or lower\" and \"or higher\" stand where an exact level could give somebody away.",
            $"**Give or take**: how far the whole team's level may lie from it, nine times in ten, if those who did not answer are like those who did.",
            $"**Favourable**: answers on the good side of the middle. Shares are shown from fifteen answers on, and only where five people or more stand behind each.",
            .. Compared(summary),
        ]);

    private static AdaptiveText InALine(AreaLine area)
    {
        var said = area.Level is { } level
            ? string.Join(", ", [area.Shown, Wording.Uncertainty(level), Wording.Of(level.Size), .. level.Shares is { } shares ? [Wording.Of(shares)] : (ReadOnlySpan<string>)[]]) + "."
            : area.Shown;
        return area.Level?.Agreement is { } agreement ? $"**{area.Area.ShortName}**: {said} {Wording.Of(agreement)}" : (AdaptiveText)$"**{area.Area.ShortName}**: {said}";
    }

    /// <summary>What the sentences on direction stand for, those that this digest has, and what was set against what.</summary>
    private static IEnumerable<AdaptiveText> Compared(PulseSummary summary)
    {
        var changes = summary.Areas.Where(area => area.Level is not null).Select(area => (area.Area.ShortName, area.Change)).Where(area => area.Change is not null).ToList();
        foreach (var (index, status) in changes.Select(area => area.Change!.Status).Distinct().Index())
        {
            yield return index == 0 ? $"**Direction**: {ChangeWording.Meaning(status)}" : (AdaptiveText)$"{ChangeWording.Meaning(status)}";
        }

        var compared = changes.Select(area => (area.ShortName, Behind: ChangeWording.Behind(area.Change!))).Where(area => area.Behind is not null).ToList();
        if (compared is not [])
        {
            yield return $"**Compared**, as they were shown: {string.Join("; ", compared.Select(area => $"{area.ShortName}, {area.Behind}"))}.";
        }
    }

    private static string Uncapital(string sentence) => sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
