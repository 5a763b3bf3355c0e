using CollabBot.Core.Practice;

namespace CollabBot.Core.Nudges;

/// <summary>Which nudges may be given on a date (science.md F3, F5). Pure: the same situation and seed always allow the same.</summary>
/// <remarks>
/// The area comes first: one with a clear fall, else one that may be falling, else one of the two lowest, drawn 7 to 3 so that a nudge does not tell which; where nothing was ever
/// told, the core areas in turn. An area of which no nudge keeps the rules is passed over. Then the style: supportive, unless something speaks for directive.
/// Who decides for the leader in the same week decides that first.
/// </remarks>
public static class NudgePolicy
{
    /// <summary>How often the lower of the two is drawn.</summary>
    private const double LowestFirst = 0.7;

    /// <param name="seed">Of this team, date and role; chance comes from it and from nowhere else.</param>
    public static NudgeDecision Decide(NudgeSituation situation, NudgeRole role, string seed)
    {
        var rules = new NudgeRules(situation, role);
        if (Silence(rules, role) is { } why)
        {
            return new NudgeDecision.Nothing(why);
        }

        foreach (var (basis, areas) in Areas(situation, rules, role, new NudgeChance(seed)))
        {
            var allowed = areas.SelectMany(situation.Library.In).Where(rules.Allow).ToList();
            if (allowed is not [])
            {
                var wanted = basis is NudgeBasis.ClearFall || rules.SupportDidNotHelp ? NudgeStyle.Directive : NudgeStyle.Supportive;
                return new NudgeDecision.OneOf(basis, allowed.Any(nudge => nudge.Style == wanted) ? [.. allowed.Where(nudge => nudge.Style == wanted)] : allowed);
            }
        }

        return new NudgeDecision.Nothing(NudgeSilence.NoneFits);
    }

    private static NudgeSilence? Silence(NudgeRules rules, NudgeRole role) =>
        rules.IsQuiet ? NudgeSilence.QuietDays
        : rules.HadOne ? NudgeSilence.HadOne
        : rules.MustRest ? NudgeSilence.PutOff
        : role is NudgeRole.Leader && !rules.LeaderIsDue ? NudgeSilence.NotDue
        : role is NudgeRole.Team && rules.LeaderIsDue && rules.LeaderCanBeGiven ? NudgeSilence.LeaderFirst
        : null;

    private static IEnumerable<(NudgeBasis Basis, IReadOnlyList<PracticeArea> Areas)> Areas(NudgeSituation situation, NudgeRules rules, NudgeRole role, NudgeChance chance)
    {
        var evidence = situation.Evidence;
        yield return (NudgeBasis.ClearFall, evidence.ClearFalls);
        yield return (NudgeBasis.MaybeFall, evidence.MaybeFalls);

        var lowest = evidence.Lowest.Where(area => situation.Library.In(area).Any(rules.Allow)).ToList();
        if (lowest.Count > 1 && chance.Uniform("area") >= LowestFirst)
        {
            (lowest[0], lowest[1]) = (lowest[1], lowest[0]);
        }

        foreach (var area in lowest)
        {
            yield return (NudgeBasis.LowerArea, [area]);
        }

        // Where the core has something left that another rule keeps back, it would keep it back for ever; and a leader's turn has to come.
        var isLeft = PracticeArea.Core.SelectMany(situation.Library.In).Where(rules.IsForUs).ToList();
        var othersStandIn = role is NudgeRole.Leader || isLeft is [] || !isLeft.All(rules.IsCoolingDown);
        foreach (var area in InTurn(PracticeArea.Core).Concat(othersStandIn ? InTurn(PracticeArea.Others) : []))
        {
            yield return (NudgeBasis.Rotation, [area]);
        }

        // That which was longest ago first; of those that never were, as drawn.
        IEnumerable<PracticeArea> InTurn(IEnumerable<PracticeArea> areas) => areas
            .OrderBy(area => situation.Record.Given.LastOrDefault(given => given.Role == role && situation.Library.Find(given.NudgeId)?.Area == area)?.On ?? DateOnly.MinValue)
            .ThenBy(area => chance.Uniform("turn", area.Id));
    }
}
