using System.Globalization;
using System.Text.Json.Serialization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Nudges;

/// <summary>A nudge that was given, among all that a team was given.</summary>
/// <param name="On">As <see cref="GivenNudge.On"/>: a role is given one in a week.</param>
public readonly record struct NudgeRef(TeamRef Team, DateOnly On, NudgeRole Role)
{
    private const string Kind = "nudge";

    /// <summary>What tells it from the team's others, in letters, digits and hyphens: a card carries it.</summary>
    [JsonIgnore]
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{On:yyyy-MM-dd}-{Role.ToString().ToLowerInvariant()}");

    /// <summary>Where replies to it are kept until they are counted.</summary>
    [JsonIgnore]
    internal PollRef Poll => new(Team, $"{Kind}-{Id}");

    /// <summary>Of what is to be done next about it.</summary>
    [JsonIgnore]
    internal ErrandName Errand => ErrandName.Of(Kind, Team.Tenant.Value, Team.Team.Value, Id);

    /// <returns>Null when the text is no <see cref="Id"/>: a card is not to be trusted.</returns>
    public static NudgeRef? Parse(TeamRef team, string id)
    {
        foreach (var role in Enum.GetValues<NudgeRole>())
        {
            if (DateOnly.TryParseExact(id.Split('-') is [var year, var month, var day, _] ? $"{year}-{month}-{day}" : "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
                && new NudgeRef(team, on, role) is var nudge && nudge.Id == id)
            {
                return nudge;
            }
        }

        return null;
    }
}
