using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>What an admin sets.</summary>
/// <param name="Cadence">Its <see cref="PulseCadence.Weeks"/> are one of <see cref="PulseCadence.Intervals"/>.</param>
/// <param name="Leaders">Who receives the digest: 1 to <see cref="ConfigureTeam.MaxLeaders"/> people.</param>
public sealed record TeamSetUp(PulseCadence Cadence, ChannelId SummaryChannel, IReadOnlyList<PersonId> Leaders)
{
    /// <summary>
    /// From how many answers on an area is shown: <see cref="ReleaseThreshold.Floor"/> or more, and to raise it no more than people could give; null leaves it
    /// as it is.
    /// </summary>
    public int? Threshold { get; init; }

    /// <summary>1 to <see cref="SweepPattern.MaxQuestions"/>, from the next sweep on; null leaves it as it is.</summary>
    public int? QuestionsPerPulse { get; init; }

    /// <summary>On which days the team works; null leaves it as it is.</summary>
    public WorkingCalendar? Calendar { get; init; }

    /// <summary>Whether the team and its leaders are given nudges; null leaves it as it is.</summary>
    public bool? TakesNudges { get; init; }

    /// <summary>Whether those from whom there is no answer yet are reminded, from the next round on; null leaves it as it is.</summary>
    public bool? TakesReminders { get; init; }

    /// <summary>The language of its channel, BCP 47; null leaves it as it is.</summary>
    public string? Language { get; init; }
    /// <summary>
    /// <see cref="MarkOf"/> the team when somebody read the settings that they changed here; null to save whatever was set meanwhile. With it nothing that
    /// somebody else saved is undone unseen.
    /// </summary>
    public string? BasedOn { get; init; }

    /// <summary>Tells one state of what is set here from another. Neither secret nor a key: it only has to differ when the settings do.</summary>
    public static string MarkOf(Team team) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        AuditedSettings.Of(team with { Admins = [], TakesComments = false, CommentThreshold = null, TakesNoNudges = false, TakesNoReminders = false, Language = null }).Select(setting => setting.Value ?? ""))))[..8]);

    /// <summary>Whether a team is not any more what these were made from, and would be changed by them.</summary>
    internal bool IsBehind(Team team, DateTimeOffset now) =>
        BasedOn is { } mark && mark != MarkOf(team) && MarkOf(team) != MarkOf(In(team, now));

    /// <returns>The team with this set.</returns>
    /// <param name="now">Since when it is so, by the store's clock.</param>
    internal Team In(Team team, DateTimeOffset now) => team with
    {
        Cadence = Cadence,
        CadenceSince = team.Cadence == Cadence ? team.CadenceSince : now,
        Calendar = Calendar ?? team.Calendar,
        CalendarSince = Calendar is null || Calendar.Unnamed() == team.Calendar.Unnamed() ? team.CalendarSince : now,
        SummaryChannel = SummaryChannel,
        Leaders = Leaders,
        Threshold = Threshold ?? team.Threshold,
        QuestionsPerPulse = QuestionsPerPulse ?? team.QuestionsPerPulse,
        TakesNoNudges = !TakesNudges ?? team.TakesNoNudges,
        TakesNoReminders = !TakesReminders ?? team.TakesNoReminders,
        Language = Language ?? team.Language,
    };

    /// <returns>What is set now; null when the team was never set up.</returns>
    public static TeamSetUp? Of(Team team) => team.Cadence is { } cadence ? new TeamSetUp(cadence, team.SummaryChannel, team.Leaders) { Calendar = team.Calendar } : null;
}
