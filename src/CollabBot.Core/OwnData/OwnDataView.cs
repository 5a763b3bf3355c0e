using CollabBot.Core.Calendars;
using CollabBot.Core.Teams;

namespace CollabBot.Core.OwnData;

/// <summary>What is held about somebody, for them alone: counts and dates, and none of their answers or comments. Immutable.</summary>
/// <param name="Teams">Every team that knows them; in the order of their names.</param>
/// <param name="OpenAnswers">How many questions they have answered in pulses that are open.</param>
/// <param name="OpenPulses">How many pulses are open for them.</param>
/// <param name="Comments">How many comments of theirs are held until the end of a sweep.</param>
/// <param name="Messages">How many messages of these weeks their budget lists.</param>
/// <param name="Cap">How many messages a week they allow.</param>
/// <param name="Quiet">Hours in which they are sent nothing; null when they chose none.</param>
/// <param name="Connects">They get something small as somebody who works with partners.</param>
/// <param name="IsUnreachable">Nothing is sent to them, because nothing reached them.</param>
public sealed record OwnDataView(
    IReadOnlyList<OwnTeam> Teams, int OpenAnswers, int OpenPulses, int Comments, int Messages, int Cap, QuietHours? Quiet, bool Connects, bool IsUnreachable)
{
    /// <summary>Nothing is held but, perhaps, where their chat can be reached.</summary>
    public bool IsEmpty => Teams is [] && OpenPulses == 0 && Comments == 0 && Messages == 0 && Quiet is null && !Connects && !IsUnreachable;
}

/// <summary>How a team knows somebody. Immutable.</summary>
/// <param name="Name">Null when it is not known.</param>
/// <param name="IsOnlyAdmin">Nobody else could change the team's settings.</param>
/// <param name="PausedUntil">The first day on which they may be asked again; null without a pause.</param>
/// <param name="Since">When they were first seen in it; null when they are on no list of its members.</param>
public sealed record OwnTeam(TeamRef Team, string? Name, bool Leads, bool Administers, bool IsOnlyAdmin, bool OptedOut, bool IsRemoved, DateOnly? PausedUntil, DateOnly? Since);
