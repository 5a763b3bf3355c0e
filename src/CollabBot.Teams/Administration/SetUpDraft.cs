using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Teams;

namespace CollabBot.Teams.Administration;

/// <summary>What an admin has filled in so far. Travels in the card from step to step, so that nothing is kept until it is saved.</summary>
internal sealed record SetUpDraft(TeamId Team, DayOfWeek Weekday, TimeOnly Time, string ZoneId, ChannelId Channel, IReadOnlyList<PersonId> Leaders)
{
    /// <param name="zoneId">Where the admin's own client is; null when it does not tell.</param>
    public static SetUpDraft Of(Team team, string? zoneId)
    {
        var cadence = team.Cadence ?? PulseCadence.Default with { ZoneId = zoneId is not null && TeamClock.Find(zoneId) is not null ? zoneId : PulseCadence.Default.ZoneId };
        return new SetUpDraft(team.Ref.Team, cadence.Weekday, cadence.Time, cadence.ZoneId, team.SummaryChannel, team.Leaders);
    }

    /// <summary>This draft with what a card sent back, and a sentence for each field that could not be read.</summary>
    public (SetUpDraft Draft, IReadOnlyList<string> Problems) With(CardData data)
    {
        var draft = this;
        var problems = new List<string>();

        if (data.Text(CardActions.Weekday) is { } weekday)
        {
            if (Enum.TryParse<DayOfWeek>(weekday, ignoreCase: true, out var day) && Enum.IsDefined(day))
            {
                draft = draft with { Weekday = day };
            }
            else
            {
                problems.Add("Day: choose a day of the week.");
            }
        }

        if (data.Text(CardActions.Time) is { } time)
        {
            if (TimeOnly.TryParseExact(time, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            {
                draft = draft with { Time = parsed };
            }
            else
            {
                problems.Add("Time: write hours and minutes, such as 10:00.");
            }
        }

        if ((data.Text(CardActions.OtherZone) ?? data.Text(CardActions.Zone))?.Trim() is { } zone)
        {
            if (TeamClock.Find(zone) is not null)
            {
                draft = draft with { ZoneId = zone };
            }
            else
            {
                problems.Add($"Time zone: \"{AdaptiveText.Shorten(zone, 40)}\" is none that I know. Use a name such as Europe/London or America/New_York.");
            }
        }

        if (data.Id(CardActions.Channel) is { } channel)
        {
            draft = draft with { Channel = new ChannelId(channel) };
        }

        if (data.Has(CardActions.Leaders))
        {
            draft = draft with { Leaders = [.. (data.Text(CardActions.Leaders) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).Select(PersonId.From)] };
        }

        return (draft, problems);
    }

    public TeamSetUp ToSetUp() => new(new PulseCadence(Weekday, Time, ZoneId), Channel, Leaders);

    public JsonObject ToData() => new()
    {
        ["v"] = 1,
        [CardActions.Team] = Team.Value,
        [CardActions.Weekday] = Weekday.ToString(),
        [CardActions.Time] = CardText.Time(Time),
        [CardActions.Zone] = ZoneId,
        [CardActions.Channel] = Channel.Value,
        [CardActions.Leaders] = string.Join(',', Leaders.Select(leader => leader.Value)),
    };
}
