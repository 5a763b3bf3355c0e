namespace CollabBot.Service.Workers;

/// <summary>How a <see cref="WorkPump"/> holds what it works on.</summary>
/// <param name="Visibility">Renewed at half time for as long as work goes on; so long does it take until a dead process's work comes back. Two seconds or more: a store may count in whole ones.</param>
internal sealed record WorkPumpOptions(TimeSpan Visibility)
{
    public static WorkPumpOptions Default { get; } = new(TimeSpan.FromMinutes(1));
}
