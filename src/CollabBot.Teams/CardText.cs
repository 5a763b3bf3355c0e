using System.Globalization;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Cadence;

namespace CollabBot.Teams;

/// <summary>How dates, times and quiet lines read on every card.</summary>
internal static class CardText
{
    /// <summary>Such as <c>Tue 24 November</c>.</summary>
    public static string Day(DateOnly date) => date.ToString("ddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>Tue 24 November, 10:00</c>, by the team's clock.</summary>
    public static string Moment(DateTimeOffset instant, string zoneId)
    {
        var clock = TeamClock.For(zoneId);
        return string.Create(CultureInfo.InvariantCulture, $"{Day(clock.DateAt(instant))}, {Time(clock.TimeAt(instant))}");
    }

    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>10:00:30</c>, by the team's clock.</summary>
    public static string Clock(DateTimeOffset instant, string zoneId) => TeamClock.For(zoneId).TimeAt(instant).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Weekday(DayOfWeek day) => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(day);

    public static AdaptiveTextBlock Quiet(string text) => new() { Text = text, IsSubtle = true, Size = AdaptiveTextSize.Small };

    public static AdaptiveTextBlock Plain(string text) => new() { Text = text };
}
