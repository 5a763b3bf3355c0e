using System.Globalization;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Cadence;
using CollabBot.Core.Practice;
using CollabBot.Languages;

namespace CollabBot.Teams;

/// <summary>How dates, times and the parts that every card is made of read and look.</summary>
internal static class CardText
{
    /// <summary>The language of everything that the bot says.</summary>
    public static string Language => Languages.Language.Current.Code;

    /// <summary>In characters as a reader counts them: longer names would crowd out what the card is about.</summary>
    private const int MaxName = 100;

    /// <summary>A name that people gave, as cards show it: on one line and not too long. Null when nothing in it can be seen.</summary>
    public static string? Name(string? name) => AdaptiveText.Shorten(name ?? "", MaxName) is { Length: > 0 } shown ? shown : null;

    /// <summary>The name of somebody or something that is one of several to choose from; a dash when nothing in it can be seen.</summary>
    public static string ChoiceName(string name) => AdaptiveText.Plain(Name(name) ?? "–");

    private static CultureInfo Culture => Languages.Language.Current.Culture;

    /// <summary>Such as <c>Tue 24 November</c>.</summary>
    public static string Day(DateOnly date) => date.ToString("ddd d MMMM", Culture);

    /// <summary>Such as <c>24 Nov</c>, for the head of a narrow column.</summary>
    public static string ShortDay(DateOnly date) => date.ToString("d MMM", Culture);

    /// <summary>Such as <c>Tue 24 November, 10:00</c>, by the team's clock.</summary>
    public static string Moment(DateTimeOffset instant, string zoneId)
    {
        var clock = TeamClock.For(zoneId);
        return $"{Day(clock.DateAt(instant))}, {Time(clock.TimeAt(instant))}";
    }

    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>10:00:30</c>, by the team's clock.</summary>
    public static string Clock(DateTimeOffset instant, string zoneId) => TeamClock.For(zoneId).TimeAt(instant).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Weekday(DayOfWeek day) => Culture.DateTimeFormat.GetDayName(day);

    public static AdaptiveTextBlock Quiet(AdaptiveText text) => new() { Text = text, IsSubtle = true, Size = AdaptiveTextSize.Small };

    public static AdaptiveTextBlock Plain(AdaptiveText text) => new() { Text = text };

    /// <summary>The line right under a heading: which team, which step, which day.</summary>
    public static AdaptiveTextBlock Under(params IEnumerable<string?> parts) =>
        Quiet(AdaptiveText.Join(" · ", parts.OfType<string>())) with { Spacing = AdaptiveSpacing.None };

    /// <summary>A short title with what it is about below it: reads well on a phone, where two columns would not.</summary>
    public static AdaptiveContainer Section(AdaptiveText title, AdaptiveText text) => new()
    {
        Spacing = AdaptiveSpacing.Medium,
        Items = [AdaptiveTextBlock.Heading(title, AdaptiveTextSize.Default), Plain(text) with { Spacing = AdaptiveSpacing.None }],
    };

    /// <summary>What a person reads only on asking for it: hidden until a button shows it.</summary>
    public static AdaptiveContainer OnDemand(string id, IReadOnlyList<AdaptiveText> paragraphs) => new()
    {
        Id = id,
        IsVisible = false,
        Style = AdaptiveContainerStyle.Emphasis,
        RoundedCorners = true,
        Spacing = AdaptiveSpacing.Medium,
        Items = [.. paragraphs.Select(text => new AdaptiveTextBlock { Text = text, Size = AdaptiveTextSize.Small, Spacing = AdaptiveSpacing.Small })],
    };

    /// <summary>The line that ends a card.</summary>
    public static AdaptiveTextBlock Foot(AdaptiveText text) => Quiet(text) with { Spacing = AdaptiveSpacing.Medium, Separator = true };

    /// <summary>The same words as the beginning of a sentence.</summary>
    public static string Capital(string words) => string.Concat(words[..1].ToUpperInvariant(), words[1..]);

    /// <summary>Such as <c>trust, information flow and equality</c>.</summary>
    public static string Listed(IEnumerable<PracticeArea> areas) => Phrase.Listed([.. areas.Select(area => area.ShortName.ToLowerInvariant())]);
}
