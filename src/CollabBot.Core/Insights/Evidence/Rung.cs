using CollabBot.Core.Insights.Statistics;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>Where on the ladder a reading stands, and whether its response has kept it a step below (science.md C9, C10). Pure.</summary>
/// <param name="Direction">Null where the status tells of none.</param>
internal readonly record struct Rung(ChangeStatus Status, ChangeDirection? Direction, bool IsDrift, bool IsDowngraded)
{
    private const double MaybeRate = 0.10;
    private const double ClearRate = 0.05;
    private const double MaybePoints = 5;
    private const double ClearPoints = 8;

    public static Rung Building => new(ChangeStatus.Building, null, IsDrift: false, IsDowngraded: false);

    /// <summary>Of a series in which no change is known.</summary>
    /// <param name="adjustedP">Over the family of the round.</param>
    /// <param name="signalBefore">Of the reading before this one.</param>
    public static Rung Of(SeriesContrast measured, double adjustedP, ChangeDirection? signalBefore, Drift? drift, ResponseFlags response)
    {
        var size = Math.Abs(measured.Contrast.Delta);
        var isMaybe = adjustedP <= MaybeRate && size >= MaybePoints;
        var isClear = adjustedP <= ClearRate && size >= ClearPoints && signalBefore is not null && signalBefore == measured.Direction;

        // A step is taken back once, whether the response has changed or is unusually low; or both.
        return isClear ? measured.CouldBeResponse || response.HasFlag(ResponseFlags.FewerThanUsual)
                ? new(ChangeStatus.Maybe, measured.Direction, IsDrift: false, IsDowngraded: true)
                : new(ChangeStatus.Clear, measured.Direction, IsDrift: false, IsDowngraded: false)
            : isMaybe && !measured.CouldBeResponse ? new(ChangeStatus.Maybe, measured.Direction, IsDrift: false, IsDowngraded: false)
            : drift is { CouldBeResponse: false } ? new(ChangeStatus.Maybe, drift.Value.Direction, IsDrift: true, IsDowngraded: false)
            : isMaybe || drift is not null ? new(ChangeStatus.None, null, IsDrift: false, IsDowngraded: true)
            : new(!measured.HasBounds && measured.Contrast.IsWithin(ClearPoints) ? ChangeStatus.Steady : ChangeStatus.None, null, IsDrift: false, IsDowngraded: false);
    }

    /// <summary>Of a series in which a change is known, measured against what was before it: it is still there, or nothing is said.</summary>
    public static Rung OfKnown(SeriesContrast measured, ChangeDirection known)
    {
        var isThere = measured.Signal == known && Math.Abs(measured.Contrast.Delta) >= MaybePoints;
        return isThere && !measured.CouldBeResponse
            ? new(ChangeStatus.Still, known, IsDrift: false, IsDowngraded: false)
            : new(ChangeStatus.None, null, IsDrift: false, IsDowngraded: isThere);
    }
}
