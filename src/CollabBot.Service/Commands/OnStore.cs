using CollabBot.Storage;

namespace CollabBot.Service.Commands;

/// <summary>Puts the parts together for a verb that works on the store, without listening or working, and says what to do when a running service has the store to itself.</summary>
internal static class OnStore
{
    private const string InUse = "The service runs and has its database to itself. Stop it, do this, and start it again.";

    /// <param name="inUse">The exit code when a running service has the store to itself.</param>
    /// <param name="work">Gives the exit code.</param>
    /// <param name="orElse">What else can be done then; empty for nothing.</param>
    /// <exception cref="ConfigurationException">A setting is wrong or missing.</exception>
    /// <exception cref="StorageSetupException">The store cannot be used, for another reason than that it is in use.</exception>
    public static async Task<int> RunAsync(WebApplicationBuilder builder, TextWriter errors, int inUse, Func<IServiceProvider, Task<int>> work, string orElse = "")
    {
        builder.Logging.ClearProviders();
        try
        {
            await using var app = ServiceHost.Build(builder, [ServiceHost.DefaultUrl]);
            return await work(app.Services);
        }
        catch (StorageSetupException e) when (e.IsInUse)
        {
            await errors.WriteLineAsync($"{InUse}{orElse}");
            return inUse;
        }
    }
}
