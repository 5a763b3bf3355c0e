using System.Globalization;
using System.Text.RegularExpressions;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Calendars;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Pulses;

/// <summary>What a person types about their quiet hours: <c>quiet 18:00 to 09:00</c>, <c>quiet off</c>, and <c>quiet</c> to see them. Nobody else is told.</summary>
internal sealed partial class TypedQuiet(SetQuietHours set, TeamRegistry teams)
{
    private const string Word = "quiet";

    private static readonly string[] Times = ["H:mm", "H.mm", "%H", "h:mm tt", "h tt", "h:mmtt", "htt"];

    public static bool IsAbout(string words) => words is Word or "quiet hours" || words.StartsWith(Word + " ", StringComparison.Ordinal);

    /// <param name="words">In small letters, one space between two words; <see cref="IsAbout"/>.</param>
    public async Task HandleAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellationToken)
    {
        var said = await SayAsync(sender, words, ZonePrompt.Find(turn.Activity.TimeZone)?.Id, cancellationToken);
        var reply = words is Word or "quiet hours" ? OutboundActivity.FromCard(QuietCards.Of(await KeptAsync(sender, cancellationToken), null), said.Replace("*", "", StringComparison.Ordinal)) : OutboundActivity.FromText(said);
        await turn.SendActivityAsync(reply, cancellationToken);
    }

    /// <summary>What the buttons of the card do: shows the hours, sets those that were filled in, or ends them.</summary>
    /// <param name="timeZone">Of the person's device; null when it does not tell.</param>
    public async Task<CardAnswer> HandleAsync(Sender sender, CardData data, string? timeZone, CancellationToken cancellationToken)
    {
        if (data.Text(CardActions.What) is not { } what)
        {
            return new CardAnswer.Replaced(QuietCards.Of(await KeptAsync(sender, cancellationToken), null));
        }

        var (from, to) = (data.Text(CardActions.From) ?? "", data.Text(CardActions.To) ?? "");
        var (isDone, said) = await ChangeAsync(sender, what == QuietCards.None ? "quiet off" : Phrase.Of($"quiet {from} to {to}"), ZonePrompt.Find(timeZone)?.Id, cancellationToken);
        return new CardAnswer.Replaced(QuietCards.Of(await KeptAsync(sender, cancellationToken), said.Replace("*", "", StringComparison.Ordinal), isDone, (TimeIn(from), TimeIn(to))));
    }

    private async Task<QuietHours?> KeptAsync(Sender sender, CancellationToken cancellationToken) => (await teams.PersonAsync(sender.Person, cancellationToken)).Quiet;

    /// <param name="zoneId">Of the person's device; null when it does not tell.</param>
    internal async Task<string> SayAsync(Sender sender, string words, string? zoneId, CancellationToken cancellationToken)
    {
        if (words is Word or "quiet hours")
        {
            return await KeptAsync(sender, cancellationToken) is { } kept
                ? Phrase.Of($"Your quiet hours are {InWords(kept)}. Write *quiet off* to end them, or *quiet 18:00 to 09:00* to change them.")
                : Phrase.Of("You have no quiet hours of your own. Write *quiet 18:00 to 09:00* to have some.");
        }

        return (await ChangeAsync(sender, words, zoneId, cancellationToken)).Said;
    }

    private async Task<(bool IsDone, string Said)> ChangeAsync(Sender sender, string words, string? zoneId, CancellationToken cancellationToken)
    {
        if (words is "quiet off" or "quiet none")
        {
            await set.HandleAsync(sender.Person, null, cancellationToken);
            return (true, Phrase.Of("Done. You have no quiet hours of your own any more."));
        }

        if (HoursIn(words) is not { } hours)
        {
            return (false, Phrase.Of($"Quiet hours: I cannot read “{AdaptiveText.Escape(words[Word.Length..].Trim(), 40)}”. Write two times of day, such as *quiet 18:00 to 09:00*. Nothing was changed."));
        }

        var quiet = new QuietHours(hours.From, hours.To, zoneId ?? await ZoneOfTeamAsync(sender, await teams.PersonAsync(sender.Person, cancellationToken), cancellationToken) ?? "Etc/UTC");
        return await set.HandleAsync(sender.Person, quiet, cancellationToken)
            ? (true, Phrase.Of($"Done. Your quiet hours are {InWords(quiet)}. What I would send you then waits until they end. A reminder that would be hours late is left out. Nobody is told."))
            : (false, Phrase.Of($"Quiet hours: {CardText.Time(quiet.From)} to {CardText.Time(quiet.To)} came. Give at most {QuietHours.LongestHours.ToString(CultureInfo.InvariantCulture)} hours, so that I can reach you each day. Nothing was changed."));
    }

    /// <returns>Null when the words name no two times of day.</returns>
    internal static (TimeOnly From, TimeOnly To)? HoursIn(string words) =>
        TwoTimes().Match(words) is { Success: true } match && TimeIn(match.Groups["from"].Value) is { } from && TimeIn(match.Groups["to"].Value) is { } to ? (from, to) : null;

    private static TimeOnly? TimeIn(string text) => TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time) ? time : null;

    private static string InWords(QuietHours quiet) => Phrase.Of($"{CardText.Time(quiet.From)} to {CardText.Time(quiet.To)} ({quiet.ZoneId})");

    private async Task<string?> ZoneOfTeamAsync(Sender sender, PersonRecord record, CancellationToken cancellationToken)
    {
        foreach (var id in record.Teams)
        {
            if (await teams.FindAsync(sender.In(id), cancellationToken) is { Cadence: { } cadence })
            {
                return cadence.ZoneId;
            }
        }

        return null;
    }

    [GeneratedRegex("^quiet (?:hours )?(?:from )?(?<from>[0-9.: apm]{1,9}?) ?(?:to|until|till|-|–) ?(?<to>[0-9.: apm]{1,9})$")]
    private static partial Regex TwoTimes();
}
