using System.Globalization;
using System.Text.RegularExpressions;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Comments;

namespace CollabBot.Teams.Digests;

/// <summary>What a leader types about the digest: <c>digest</c> shows what was told last, <c>digest friday 16:00</c> says when it is to come.</summary>
internal sealed partial class TypedDigests(ReadDigest read, LeaderDesks desks, TeamRegistry teams)
{
    private static string NotALeader => Phrase.Of("You lead no team that I am in. Its leaders get a digest once a week; an admin says who they are.");
    private static string NothingYet => Phrase.Of("Nothing was told of your teams yet. The digest comes when a pulse of theirs has closed.");
    private static string WhatHour => Phrase.Of("I did not understand that hour. Write a weekday and a time of day after it, such as **digest friday 16:00** or **digest monday 9 am**. Nothing was changed.");

    private static readonly string[] Times = ["H:mm", "H.mm", "%H", "h:mm tt", "h tt", "h:mmtt", "htt"];

    public static bool IsAbout(string words) => words is "digest" || words.StartsWith("digest ", StringComparison.Ordinal);

    /// <param name="words">In small letters, one space between two words; <see cref="IsAbout"/>.</param>
    public async Task HandleAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellationToken)
    {
        var led = await LedAsync(sender, cancellationToken);
        if (led is [])
        {
            await SayAsync(turn, NotALeader, cancellationToken);
        }
        else if (words is "digest")
        {
            await ShowAsync(turn, sender, led, cancellationToken);
        }
        else
        {
            await SayAsync(turn, HourIn(words) is { } hour ? await ChangeAsync(sender, hour, led, cancellationToken) : WhatHour, cancellationToken);
        }
    }

    /// <returns>Null when the words name no weekday and time.</returns>
    internal static DigestHour? HourIn(string words) =>
        WeekdayAndTime().Match(words) is { Success: true } match
        && Enum.TryParse<DayOfWeek>(match.Groups["day"].Value, ignoreCase: true, out var day)
        && TimeOnly.TryParseExact(match.Groups["time"].Value, Times, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time)
            ? new DigestHour(day, time)
            : null;

    private async Task<IReadOnlyList<Team>> LedAsync(Sender sender, CancellationToken cancellationToken) =>
        [.. (await teams.ActiveTeamsOfAsync(sender.Person, cancellationToken)).Where(team => team.Lets(sender.Id, Operation.ReadDigest))];

    private async Task ShowAsync(ITurnContext turn, Sender sender, IReadOnlyList<Team> led, CancellationToken cancellationToken)
    {
        if (await read.HandleAsync(sender.Person, cancellationToken) is not { Count: > 0 } told)
        {
            await SayAsync(turn, NothingYet, cancellationToken);
            return;
        }

        var (next, zone) = await desks.NextAsync(sender.Person, ZoneOf(led), cancellationToken);
        var pages = DigestPages.Of(told);
        var digest = new LeaderDigest(sender.Person, [.. pages.Select(team => team.Team)], next, zone);
        await turn.SendActivityAsync(OutboundActivity.FromCard(DigestCards.Of(digest), DigestCards.InOneLine(digest)), cancellationToken);
        foreach (var (team, following) in pages)
        {
            foreach (var (index, page) in following.Index())
            {
                var card = DigestComments.Following(new Post.LeaderComments(team.Summary, sender.Id, page, index + 1, following.Count));
                await turn.SendActivityAsync(OutboundActivity.FromCard(card, card.FallbackText), cancellationToken);
            }
        }
    }

    private async Task<string> ChangeAsync(Sender sender, DigestHour hour, IReadOnlyList<Team> led, CancellationToken cancellationToken)
    {
        var zone = await desks.ChangeHourAsync(sender.Person, hour, ZoneOf(led), cancellationToken);
        return Phrase.Of($"Your digest comes on {CardText.Weekday(hour.Weekday)}s at {CardText.Time(hour.Time)} ({zone}) from now on, in weeks in which there is news.");
    }

    private static string ZoneOf(IReadOnlyList<Team> led) => (led[0].Cadence ?? PulseCadence.Default).ZoneId;

    private static async Task SayAsync(ITurnContext turn, string text, CancellationToken cancellationToken) => await turn.SendActivityAsync(OutboundActivity.FromText(text), cancellationToken);

    [GeneratedRegex("^digest (?:on |every )?(?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?,?(?: at)? (?<time>[0-9.: apm]{1,9})$")]
    private static partial Regex WeekdayAndTime();
}
