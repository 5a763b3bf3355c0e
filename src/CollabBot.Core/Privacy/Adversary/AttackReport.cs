using System.Globalization;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>What the adversary achieved. Counts only, so that it can be shown to the team.</summary>
/// <param name="Answers">How many answers stand behind what was read.</param>
public sealed record AttackReport(int Answers, IReadOnlyList<Finding> Findings, IReadOnlyList<Breach> Breaches)
{
    /// <summary>How many of them became certain; an answer that was recovered twice counts once.</summary>
    public int Recovered => Math.Min(Answers, Sum(finding => finding.Disclosure > Disclosure.Praise));

    /// <summary>How many are known to be the same favourable answer as all the others'. Not recovered, and told apart.</summary>
    public int Praise => Sum(finding => finding.Disclosure is Disclosure.Praise);

    /// <summary>True when nothing was recovered and no rule was seen broken.</summary>
    public bool IsClean => Recovered == 0 && Breaches.Count == 0;

    /// <summary>The report in a sentence, such as "0 of 214 answers could be recovered."</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Recovered} of {Answers} answers could be recovered.");

    private int Sum(Func<Finding, bool> which) => Findings.Where(which).GroupBy(finding => finding.Set).Sum(same => same.Max(finding => finding.Answers));
}
