using System.Text.Json.Serialization;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Teams;

/// <summary>A team that CollabBot was installed in: who runs it, how often it is asked, where its summary goes. Immutable.</summary>
public sealed record Team
{
    public required TeamRef Ref { get; init; }

    /// <summary>As last heard; null when no event has carried it yet.</summary>
    public string? Name { get; init; }

    public required TeamStatus Status { get; init; }

    /// <summary>When the bot was last added; a new installation is welcomed and set up anew. Who opted out stays so.</summary>
    public required DateTimeOffset InstalledAt { get; init; }

    /// <summary>When the bot was removed; null while it is in the team, and for a team that it was removed from before this was noted.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>It was archived or deleted and can be brought back: then its settings stand. Only with <see cref="TeamStatus.Removed"/>.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>When the bot was last added or removed, or the team archived, deleted or brought back, by the clock of Teams; null when no event said so. Older events change nothing.</summary>
    public DateTimeOffset? TurnedAt { get; init; }

    /// <summary>Since when it has its name, by the clock of Teams; null when no event said so.</summary>
    public DateTimeOffset? NamedAt { get; init; }

    /// <summary>May configure. The installer is the first.</summary>
    public required IReadOnlyList<PersonId> Admins { get; init; }

    /// <summary>Receive the digest. Their own answers do not count towards the people who keep the others safe (P1).</summary>
    public IReadOnlyList<PersonId> Leaders { get => field ?? []; init; }

    /// <summary>From how many answers on an admin wants an area to be shown; null for the floor. What was promised with more is not lowered by it.</summary>
    public int? Threshold { get; init; }

    /// <summary>An admin wants people to be able to comment. Off until one says so.</summary>
    public bool TakesComments { get; init; }

    /// <summary>From how many answers on an admin wants comments on an area to be shown; null for the floor. What was promised with more is not lowered by it.</summary>
    public int? CommentThreshold { get; init; }

    /// <summary>An admin wants the team and its leaders to be given no nudges.</summary>
    public bool TakesNoNudges { get; init; }

    /// <summary>An admin wants nobody to be reminded, from the next round on.</summary>
    public bool TakesNoReminders { get; init; }

    /// <summary>The language of its channel, and of those in it who have chosen none, BCP 47; null for English.</summary>
    public string? Language { get; init; }

    /// <summary>Asked not to be asked. Shown to nobody.</summary>
    public IReadOnlyList<PersonId> OptedOut { get => field ?? []; init; }

    /// <summary>Null until an admin has set the team up; nobody is asked by the clock before that.</summary>
    public PulseCadence? Cadence { get; init; }

    /// <summary>How many questions a person is put in a pulse, 1 to <see cref="SweepPattern.MaxQuestions"/>, from the next sweep on; null for the usual number.</summary>
    public int? QuestionsPerPulse { get; init; }

    /// <summary>When the cadence was last changed; what would have been due before that is not made up for.</summary>
    public DateTimeOffset? CadenceSince { get; init; }

    /// <summary>On which days the team works.</summary>
    public WorkingCalendar Calendar { get => field ?? WorkingCalendar.Default; init; }

    /// <summary>When that was last changed; null when it never was.</summary>
    public DateTimeOffset? CalendarSince { get; init; }

    /// <summary>Only what falls due after this counts, and only rounds that were opened after this say how many take part under this cadence.</summary>
    [JsonIgnore]
    public DateTimeOffset AskedSince => CadenceSince ?? InstalledAt;

    /// <summary>As set, within what is possible, whatever the store says.</summary>
    [JsonIgnore]
    public int Questions => Math.Clamp(QuestionsPerPulse ?? SweepPattern.Default.QuestionsPerPulse, 1, SweepPattern.MaxQuestions);

    /// <summary>About how many people a round asks; null before the first.</summary>
    public int? Size { get; init; }

    /// <summary>Where the summary is posted; the channel of the installation until an admin chooses.</summary>
    public required ChannelId SummaryChannel { get; init; }

    /// <summary>Whether that was deleted or brought back last, or a channel chosen before it; null when no event said so.</summary>
    public ChannelTurn? ChannelTurn { get; init; }

    /// <summary>The channel of the summary was deleted, and no other has been chosen.</summary>
    [JsonIgnore]
    public bool HasNoChannel => ChannelTurn is { IsDeleted: true } turn && turn.Channel == SummaryChannel;

    /// <summary>Secret from which the team's questions are drawn, wrapped. Different from every round's key.</summary>
    public required string WrappedAssignmentKey { get; init; }

    /// <summary>What a person is here, by what is set now.</summary>
    /// <param name="isMember">They are asked with the team; not written here, so whoever asks says so.</param>
    public Roles RolesOf(PersonId person, bool isMember = false) => Roles.Anybody
        | (isMember ? Roles.Member : Roles.None)
        | (IsLeader(person) ? Roles.Leader : Roles.None)
        | (IsAdmin(person) ? Roles.TeamAdmin : Roles.None);

    /// <returns>True when somebody may do something here by what is set now; in a team from which the bot was removed nobody may do anything.</returns>
    /// <param name="isMember">As in <see cref="RolesOf"/>.</param>
    public bool Lets(PersonId person, Operation operation, bool isMember = false) =>
        Status is TeamStatus.Active && RoleTable.Of(operation).Allows(RolesOf(person, isMember));

    public bool IsAdmin(PersonId person) => Admins.Contains(person);

    public bool IsLeader(PersonId person) => Leaders.Contains(person);

    /// <summary>This team with one more, or one fewer, person who is not to be asked. Repeating it changes nothing.</summary>
    public Team WithOptOut(PersonId person, bool optedOut) => this with
    {
        OptedOut = [.. OptedOut.Where(other => other != person), .. optedOut ? [person] : (ReadOnlySpan<PersonId>)[]],
    };
}

/// <summary>Whether the bot may speak in a team.</summary>
public enum TeamStatus
{
    Active,

    /// <summary>The bot was removed: nobody is asked, nothing is posted. What was published stays until its retention ends.</summary>
    Removed,
}
