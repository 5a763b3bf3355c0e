using CollabBot.BotFramework;
using CollabBot.BotFramework.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CollabBot.Benchmarks.Load;

/// <summary>Makes the servers that are measured beside each other.</summary>
internal static class Servers
{
    /// <summary>What all have in common.</summary>
    public static WebApplication Create(Action<IServiceCollection>? add = null)
    {
        // Development admits a connector on this machine, which is all that differs from production.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        add?.Invoke(builder.Services);
        return builder.Build();
    }

    public static WebApplication Create(Variant variant, string issuer)
    {
        if (variant is Variant.Open or Variant.Guarded)
        {
            return CreateCollabBot(variant is Variant.Guarded ? issuer : null);
        }

        var server = Create();
        server.MapPost("/api/messages", variant is Variant.Bare ? BareEndpoint.HandleAsync : NewtonsoftEndpoint.HandleAsync);
        return server;
    }

    /// <param name="issuer">Where a <see cref="TokenIssuer"/> listens, for tokens in both directions; null works without any.</param>
    public static WebApplication CreateCollabBot(string? issuer)
    {
        var server = Create(services => services
            .AddBotFramework()
            .AddSingleton<IBot, MeasuredBot>()
            .Configure<BotOptions>(options =>
            {
                options.AppId = Workload.AppId;
                options.TenantId = Workload.TenantId;
                if (issuer is null)
                {
                    options.AllowUnauthenticatedLoopback = true;
                    return;
                }

                options.ClientSecret = "measured";
                options.OpenIdMetadataUrl = issuer + TokenIssuer.MetadataPath;
                options.TokenUrl = issuer + TokenIssuer.SignInPath;
            }));
        server.MapBotFramework();
        return server;
    }
}
