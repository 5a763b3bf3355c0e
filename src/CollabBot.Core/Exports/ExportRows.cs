using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Loop;
using CollabBot.Core.Privacy;
using CollabBot.Core.Shifts;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Exports;

/// <summary>Makes rows of what a team was told, all of it, as it was told. Pure.</summary>
internal static class ExportRows
{
    public const string Reading = "reading";
    public const string Round = "round";

    /// <returns>The settings, then the rounds oldest first, then the replies and what was noticed.</returns>
    public static IEnumerable<ExportRow> Of(ToldTeam told) =>
    [
        .. Settings(told.Team),
        .. told.Rounds.SelectMany(once => Of(told.Team, once)),
        .. told.Replies.Select(reply => Of(told.Team, reply)),
        .. told.Noticed.Select(check => Of(told, check)),
    ];

    public static ExportRow New(string record, Team team) => new(record, ExportText.OneLine(team.Ref.Tenant.Value)!, ExportText.OneLine(team.Ref.Team.Value)!) { TeamName = ExportText.OneLine(team.Name) };

    public static IEnumerable<ExportRow> Settings(Team team)
    {
        yield return Setting("status", team.Status is TeamStatus.Active ? "active" : "removed");
        yield return Setting("threshold", Text(Math.Max(ReleaseThreshold.Floor, team.Threshold ?? ReleaseThreshold.Floor)));
        yield return Setting("questions_per_pulse", Text(team.Questions));
        yield return Setting("comments", team.TakesComments ? "on" : "off");
        yield return Setting("nudges", team.TakesNoNudges ? "off" : "on");
        yield return Setting("bank_holidays", team.Calendar.Holidays is { } nation ? nation.ToString() : "none");
        if (team.Cadence is { } cadence)
        {
            yield return Setting("weekday", cadence.Weekday.ToString());
            yield return Setting("time", cadence.Time.ToString("HH:mm", CultureInfo.InvariantCulture));
            yield return Setting("time_zone", cadence.ZoneId);
            yield return Setting("every_weeks", Text(cadence.Weeks));
        }

        ExportRow Setting(string name, string value) => New("setting", team) with { Item = name, Words = value };
    }

    public static ExportRow RoundOf(Team team, ToldOnce once) => At(New(Round, team), once) with { Words = Joined(once.Summary.Participation, once.Summary.Care, once.Summary.StartsAnew ? ChangeWording.StartsAnew : null, once.Summary.Rhythm) };

    public static ExportRow ReadingOf(Team team, ToldOnce once, AreaLine line)
    {
        var row = At(New(Reading, team), once) with { Item = line.Area.Id, Bound = "not-shown", Words = once.Telling.IsWithheld ? null : line.Shown };
        return line.Level is not { } level ? row : row with
        {
            Level = level.Value,
            Bound = level.Bound switch { LevelBound.OrLower => "at-most", LevelBound.OrHigher => "at-least", _ => "exact" },
            GiveOrTake = level.GiveOrTake,
            Answers = BandOf(level.Size),
            FavourablePercent = level.Shares?.Favourable,
            BetweenPercent = level.Shares?.Middle,
            NotYetPercent = level.Shares?.NotYet,
            Agreement = level.Agreement switch { null => null, Agreement.Close => "close", Agreement.Mixed => "mixed", _ => "split" },
            Change = line.Change is { } change ? WordOf(change.Status) : null,
            ChangeWords = line.Meaning is { Length: > 0 } meaning ? meaning : null,
        };
    }

    /// <summary>A small step, its words from the library that ships; null when none was given to the team, or this program does not know it any more.</summary>
    public static ExportRow? NudgeOf(Team team, ToldOnce once) => once.Summary.Nudge is { } offer ? At(New("nudge", team), once) with { Item = offer.NudgeId, Words = offer.Nudge?.Text } : null;

    public static ExportRow Of(Team team, ToldReply reply) => New("reply", team) with
    {
        Round = reply.Digest.Number,
        Date = Day(reply.Digest.Date),
        ToldTo = reply.ToChannel ? "channel" : "people",
        Item = reply.Reply switch { LeaderReply.Heard => "heard", LeaderReply.WillDo => "will-do", LeaderReply.Cannot => "cannot", _ => throw new UnreachableException() },
        Until = reply.Reply is LeaderReply.WillDo will ? Day(will.By) : null,
        Words = !reply.ToChannel ? null : reply.Reply switch
        {
            LeaderReply.WillDo own => ExportText.OneLine(own.What.Value),
            LeaderReply.Cannot own => ExportText.OneLine(own.Why.Value),
            _ => null,
        },
    };

    private static IEnumerable<ExportRow> Of(Team team, ToldOnce once)
    {
        yield return RoundOf(team, once);
        foreach (var line in once.Summary.Areas)
        {
            yield return ReadingOf(team, once, line);
        }

        if (once.Summary.Ways?.Newest is { } ways && !once.Telling.IsWithheld)
        {
            yield return At(New("ways", team), once) with { Words = WaysWording.Of(ways) };
        }

        if (NudgeOf(team, once) is { } nudge)
        {
            yield return nudge;
        }
    }

    private static ExportRow Of(ToldTeam told, NoticedCheck check) => New("noticed", told.Team) with
    {
        Round = told.Rounds.FirstOrDefault(once => once.Summary.Round.Round == check.Round)?.Summary.Number,
        Date = told.Rounds.FirstOrDefault(once => once.Summary.Round.Round == check.Round) is { } once ? Day(once.Summary.Date) : null,
        Item = check.Result switch { Noticed.ByMost => "by-most", Noticed.ByAboutHalf => "by-about-half", _ => "by-few" },
        Until = Day(check.Promise.By),
    };

    private static ExportRow At(ExportRow row, ToldOnce once) => row with { Round = once.Summary.Number, Date = Day(once.Summary.Date), ToldTo = once.To };

    private static string BandOf(SizeBand size) => size switch { SizeBand.From5 => "5-9", SizeBand.From10 => "10-14", SizeBand.From15 => "15-24", _ => "25-or-more" };

    /// <summary>As it is called in every file of ours.</summary>
    public static string WordOf(ChangeStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private static string? Joined(params string?[] sentences) => string.Join(' ', sentences.OfType<string>()) is { Length: > 0 } words ? words : null;

    private static string Day(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
