using System.Collections.Immutable;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Insights.LeadLag;

/// <summary>A team's means over one complete sweep: one in which each of the eight areas was read. Immutable.</summary>
public sealed record SweepMeans
{
    /// <param name="sweep">Counted alike for all teams, so that the same number is the same time.</param>
    /// <param name="means">In points of 0 to 100, in the order of <see cref="PracticeArea.All"/>.</param>
    /// <param name="errors">The standard error of each mean in points, zero or more; it says how much of what moves is noise.</param>
    /// <exception cref="ArgumentException">Not one of each for each area, or no finite number.</exception>
    public SweepMeans(int sweep, ImmutableArray<double> means, ImmutableArray<double> errors)
    {
        if (means.Length != PracticeArea.All.Count || errors.Length != PracticeArea.All.Count)
        {
            throw new ArgumentException("A complete sweep has a mean and an error of each area.", nameof(means));
        }

        if (!means.All(double.IsFinite) || !errors.All(error => double.IsFinite(error) && error >= 0))
        {
            throw new ArgumentException("A mean is finite, and so is its error.", nameof(means));
        }

        (Sweep, Means, Errors) = (sweep, means, errors);
    }

    public int Sweep { get; }

    public ImmutableArray<double> Means { get; }

    public ImmutableArray<double> Errors { get; }
}
