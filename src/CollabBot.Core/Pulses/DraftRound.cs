using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>What a round of a team is: who is asked what, until when, and under which promise. Pure; a round that is opened and one that is only looked ahead to are both made here.</summary>
/// <param name="team">Settings, as they are when the round is made.</param>
/// <param name="shuffle">Over the team's own secret.</param>
internal sealed class DraftRound(Team team, KeyedShuffle shuffle)
{
    private readonly Questionnaire _questionnaire = new(ItemBank.Shipped, shuffle, team.Ref.Team);
    private readonly RowDraw _rows = new(shuffle, team.Ref.Team);

    /// <summary>By which clock a team is asked; who has set none is asked by the usual one.</summary>
    public static TeamClock ClockOf(Team team) => TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId);

    /// <summary>Who is asked on a date, and who is not.</summary>
    /// <param name="history">As it is before the round.</param>
    /// <param name="last">What was promised with the round before; null when there was none.</param>
    /// <param name="roster">Complete.</param>
    public Attendance Meet(Membership membership, TeamHistory history, DateOnly date, Promise? last, IReadOnlyList<RosterMember> roster) =>
        membership.Meet(roster, team, new NextRound(history.RoundsPlanned, date, team.Questions, ItemBank.Shipped.Version) { Last = last }, _rows);

    /// <summary>The plan of a round that enough people are asked in.</summary>
    /// <param name="rounds">How many rounds the team has had.</param>
    /// <param name="last">As for <see cref="Meet"/>.</param>
    /// <param name="auditHead">As <see cref="AuditTrail.Head"/> is.</param>
    public RoundPlan PlanOf(DateOnly date, DateTimeOffset opensAt, int rounds, Attendance people, Promise? last, string? auditHead)
    {
        var promise = people.Promise;
        var changes = (last?.DifferencesTo(promise) ?? []).ToLookup(point => point is PromisePoint.CommentsOn or PromisePoint.CommentsOff or PromisePoint.CommentThreshold);
        var clock = ClockOf(team);
        var window = AnswerWindow.Of(clock, team.Calendar, team.Cadence, date, opensAt);
        return new RoundPlan
        {
            Ref = new RoundRef(team.Ref, RoundId.Of(team.Ref, date)),
            TeamName = team.Name,
            Number = rounds + 1,
            Date = date,
            OpensAt = opensAt,
            ClosesAt = window.ClosesAt,
            RemindsAt = team.TakesNoReminders ? null : window.RemindsAt,
            ZoneId = clock.ZoneId,
            Areas = _questionnaire.Areas(people.Pulse),
            ItemBankVersion = ItemBank.Shipped.Version,
            Pulse = people.Pulse,
            Baseline = people.Membership.Baseline,
            Participants = [.. people.Asked.Select(member => new Participant(
                member.Person, member.Address, [.. _questionnaire.Draw(people.Pulse, member.Person, member.Row).Select(item => item.Id)]))],
            Waiting = people.Waiting.Count,
            Paused = people.Paused,
            SweepSize = people.SweepSize,
            OptedOut = people.OptedOut,
            Guests = people.Guests,
            Threshold = promise.Threshold,
            DigestReaders = promise.DigestReaders,
            SummaryChannel = promise.SummaryChannel,
            PromiseChanges = [.. changes[false]],
            Comments = promise.Comments,
            CommentChanges = [.. changes[true]],
            AuditHead = auditHead,
        };
    }
}
