using System.CommandLine;
using CollabBot.Core.Administration;
using CollabBot.Core.Teams;

namespace CollabBot.Service.Commands;

/// <summary><c>stop</c> and <c>resume</c>: keeps the bot still, in one organisation or everywhere, and lets it go on.</summary>
/// <remarks>
/// On Azure beside a running service, which hears of it within seconds. On SQLite, whose file has one owner, while the service is stopped: it then starts, and is
/// still. What a stop means is with <see cref="EmergencyStops"/>.
/// </remarks>
internal static class StopCommand
{
    private const int Ok = 0;
    private const int Wrong = 1;

    private static readonly Option<string?> Tenant = new("--tenant") { Description = "Only this organisation, by its id. Without it: everywhere.", HelpName = "T" };

    public static Command CreateStop() => Create("stop", "Keep the bot still: it asks nobody, sends nothing and takes no answers until \"resume\".", stop: true);

    public static Command CreateResume() => Create("resume", "Let the bot go on after \"stop\".", stop: false);

    /// <param name="tenant">Null for everywhere.</param>
    /// <returns>0, also when it was so already; 1 when a running service has the store to itself.</returns>
    internal static Task<int> RunAsync(WebApplicationBuilder builder, string? tenant, bool stop, TextWriter output, TextWriter errors, CancellationToken cancellationToken) => OnStore.RunAsync(builder, errors, Wrong, async services =>
    {
        var stops = services.GetRequiredService<EmergencyStops>();
        TenantId? organisation = tenant is null ? null : new TenantId(tenant);
        var isNew = stop ? await stops.StopAsync(organisation, by: null, cancellationToken) : await stops.ResumeAsync(organisation, by: null, cancellationToken);
        var where = tenant is null ? "everywhere" : $"in the organisation {tenant}";
        await output.WriteLineAsync((stop, isNew) switch
        {
            (true, true) => $"Stopped {where}. Nobody is asked, nothing is sent, no answer is taken, until \"collabbot resume\".",
            (true, false) => $"The bot was stopped {where} already.",
            (false, true) => $"The bot goes on {where}.",
            (false, false) => $"The bot was not stopped {where}.",
        });
        foreach (var (other, since) in await stops.ListAsync(cancellationToken))
        {
            await output.WriteLineAsync($"Stopped: {other?.Value ?? "everywhere"}, since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
        }

        return Ok;
    }, " Or have an administrator of the organisation write \"stop everything\" to the bot.");

    private static Command Create(string name, string description, bool stop)
    {
        var command = new Command(name, description) { Tenant };
        command.SetAction((parsed, cancellationToken) => RunAsync(ServiceHost.CreateBuilder(), parsed.GetValue(Tenant), stop, Console.Out, Console.Error, cancellationToken));
        return command;
    }
}
