using Microsoft.Extensions.Hosting;

namespace CollabBot.Storage.Azure;

/// <summary>How the key ring may lie in an account.</summary>
internal static class KeyRingRule
{
    /// <summary>In the account that holds the data, the ring's keys must be wrapped by a key from outside it; only a developer may go without.</summary>
    /// <exception cref="StorageSetupException">The environment is not Development, and no key is set.</exception>
    public static void Check(IHostEnvironment? environment, StorageOptions options)
    {
        if (string.IsNullOrEmpty(options.KeyVaultKey) && (environment is null || !environment.IsDevelopment()))
        {
            throw new StorageSetupException(
                $"Storage:Provider is Azure, the environment is {environment?.EnvironmentName ?? "not known"}, and Storage:KeyVaultKey is missing. Set it to the address of a key in Azure Key Vault, "
                + "such as https://<vault>.vault.azure.net/keys/<name>: without it, who can read the account could read the answers.");
        }
    }
}
