using CollabBot.Core.Calendars;

namespace CollabBot.Core.Teams;

/// <summary>Lets a person choose hours in which they are sent nothing: over all their teams, and shown to nobody else. Safe to repeat.</summary>
public sealed class SetQuietHours(TeamRegistry teams, Reachability people)
{
    /// <param name="hours">Null for none of their own.</param>
    /// <returns>False when they are longer than <see cref="QuietHours.LongestHours"/>, or no hours at all; nothing was changed then.</returns>
    public async Task<bool> HandleAsync(PersonRef person, QuietHours? hours, CancellationToken cancellationToken)
    {
        if (hours is not null && (hours.Length == TimeSpan.Zero || hours.Length > TimeSpan.FromHours(QuietHours.LongestHours)))
        {
            return false;
        }

        people.Note(person, await teams.UpdatePersonAsync(person, record => record.Quiet == hours ? record : record with { Quiet = hours }, cancellationToken));
        return true;
    }
}
