using Microsoft.Extensions.Hosting;

namespace CollabBot.Storage.Azure;

/// <summary>Where the key ring may lie in an account.</summary>
internal static class KeyRingRule
{
    /// <summary>In the account that holds the data, the ring's keys must be wrapped by a key from outside it. This version cannot do that, so only a developer may use it.</summary>
    /// <exception cref="StorageSetupException">The environment is not Development.</exception>
    public static void Check(IHostEnvironment? environment)
    {
        if (environment is null || !environment.IsDevelopment())
        {
            throw new StorageSetupException(
                $"Storage:Provider is Azure and the environment is {environment?.EnvironmentName ?? "not known"}. Outside Development the key ring has to be wrapped by Azure Key Vault, "
                + "which this version does not have yet: who can read the account could read the answers. Set Storage:Provider to Sqlite.");
        }
    }
}
