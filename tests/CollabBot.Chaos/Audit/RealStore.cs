using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CollabBot.Chaos.Audit;

/// <summary>An account as a replica would see it over a network that never fails, its key ring included.</summary>
internal sealed class RealStore : IDisposable
{
    private readonly IHost _host;

    public RealStore(string connectionString)
    {
        // Never started: the replicas open the account.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Services.AddStorage(new StorageOptions { Provider = StorageOptions.Azure, ConnectionString = connectionString });
        _host = builder.Build();
        Objects = _host.Services.GetRequiredService<IObjectStore>();
        Rounds = new Rounds(Objects, _host.Services.GetRequiredService<IKeyWrap>());
    }

    public IObjectStore Objects { get; }

    /// <summary>With the rounds' keys: what people answered can be read.</summary>
    public Rounds Rounds { get; }

    public void Dispose() => _host.Dispose();
}
