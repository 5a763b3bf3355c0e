using CollabBot.Core.Cadence;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>One weekly cap for each person over everything that the bot sends them of its own accord, in all their teams.</summary>
/// <remarks>
/// The account lies in the person's record, and each charge is one conditional write of it: of two processes that charge at once one decides, and the other
/// decides again with what it finds. Charging the same message again changes nothing, whoever does it. Safe for concurrent use.
/// </remarks>
public sealed class AttentionBudget(TeamRegistry teams, AttentionMetrics metrics)
{
    /// <summary>
    /// Charges a message that is about to be sent. Where it depends on what somebody did whether they get it, everybody who might is to be charged: the
    /// account is kept, and must not tell.
    /// </summary>
    /// <param name="reference">What it is about; with the kind and the week it is the message's name. No person's.</param>
    /// <param name="week">By the calendar of the team whose message it is.</param>
    public async Task<AttentionOutcome> TryChargeAsync(PersonRef person, AttentionKind kind, string reference, AttentionWeek week, CancellationToken cancellationToken)
    {
        var record = await ChangeAsync(person, known => known with { Attention = (known.Attention ?? AttentionAccount.Empty).With(week, kind, reference) }, cancellationToken);
        return record.Attention?.Counts(week, kind, reference) == true ? new AttentionOutcome.Charged() : new AttentionOutcome.NoRoom(week.Next.Monday);
    }

    /// <summary>Charges the same message to several people at once.</summary>
    /// <returns>Those who have room for it.</returns>
    public async Task<IReadOnlySet<PersonId>> TryChargeAsync(
        TenantId tenant, IEnumerable<PersonId> people, AttentionKind kind, string reference, AttentionWeek week, CancellationToken cancellationToken)
    {
        var charged = await Task.WhenAll(people.Select(async person =>
            (Person: person, Outcome: await TryChargeAsync(new PersonRef(tenant, person), kind, reference, week, cancellationToken))));
        return charged.Where(one => one.Outcome is AttentionOutcome.Charged).Select(one => one.Person).ToHashSet();
    }

    /// <param name="cap"><see cref="AttentionAccount.LowestCap"/> to <see cref="AttentionAccount.HighestCap"/>. Counts from now on; what is counted stays so.</param>
    public async Task SetCapAsync(PersonRef person, int cap, CancellationToken cancellationToken) =>
        await ChangeAsync(person, known => known with { Attention = (known.Attention ?? AttentionAccount.Empty).WithCap(cap) }, cancellationToken);

    /// <summary>What a person is told of their own budget. Changes nothing.</summary>
    /// <param name="week">That it is now, by the person's calendar.</param>
    public async Task<AttentionView> ShowAsync(PersonRef person, AttentionWeek week, CancellationToken cancellationToken)
    {
        var record = await teams.PersonAsync(person, cancellationToken);
        var account = record.Attention ?? AttentionAccount.Empty;
        var entries = account.Entries.Where(entry => entry.Monday >= week.Previous.Monday).ToList();
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var asked in record.Asked.Where(asked => entries.Any(entry => entry.Reference == asked.Round.Value)))
        {
            names[asked.Round.Value] = await NameAsync(new TeamRef(person.Tenant, asked.Team), cancellationToken);
        }

        return new AttentionView(week, account.Most, [.. entries.Select(entry => new AttentionLine(entry, names.GetValueOrDefault(entry.Reference)))]);
    }

    /// <summary>Notes that a person is asked in a round and charges its questions, with a place for the reminder, in the same write.</summary>
    /// <returns>The record afterwards, and which of the week's messages the questions are; null where they are not to be sent.</returns>
    internal async Task<(PersonRecord Record, AttentionPlace? Place)> NoteAskAsync(PersonRef person, RoundPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var clock = TeamClock.For(plan.ZoneId);
        var week = AttentionWeek.At(clock, now);
        var reminds = plan.RemindsAt is { } at ? (AttentionWeek.At(clock, at), at) : ((AttentionWeek, DateTimeOffset)?)null;
        var record = await ChangeAsync(
            person,
            known => known.WithAsk(plan.Ref) with { Attention = (known.Attention ?? AttentionAccount.Empty).WithAsk(week, plan.Ref.Round, reminds, now) },
            cancellationToken);
        return (record, record.Attention?.PlaceOf(week, plan.Ref.Round, now));
    }

    private async Task<string?> NameAsync(TeamRef team, CancellationToken cancellationToken)
    {
        try
        {
            return (await teams.FindAsync(team, cancellationToken))?.Name;
        }
        catch (DocumentUnreadableException)
        {
            // Counted as damage where it was read; the line is shown without a name.
            return null;
        }
    }

    /// <param name="decide">Pure.</param>
    private async Task<PersonRecord> ChangeAsync(PersonRef person, Func<PersonRecord, PersonRecord> decide, CancellationToken cancellationToken)
    {
        IReadOnlyList<AttentionEntry> before = [];
        var after = await teams.UpdatePersonAsync(
            person,
            known =>
            {
                // Of several attempts the last one holds.
                before = known.Attention?.Entries ?? [];
                var wanted = decide(known);
                return wanted == known ? known : wanted;
            },
            cancellationToken);
        foreach (var entry in (after.Attention?.Entries ?? []).Where(entry => entry.IsPutOff && !before.Contains(entry)))
        {
            metrics.PutOff(entry.Kind);
        }

        return after;
    }
}
