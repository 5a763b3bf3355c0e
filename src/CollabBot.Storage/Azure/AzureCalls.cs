using System.Security.Cryptography;
using Azure;
using Azure.Identity;
using CollabBot.Core.Storage;

namespace CollabBot.Storage.Azure;

/// <summary>Makes calls to a storage account: tries again what may pass, and turns what does not into <see cref="StoreUnavailableException"/>.</summary>
/// <remarks>
/// The SDK's own retries are off. It would send a conditional write again after a lost answer and report only the second answer, "somebody was here before you",
/// which may have been ourselves. Here a call learns that an earlier try of it was left unanswered, and can find out. Safe for concurrent use.
/// </remarks>
/// <param name="firstPause">Before the second try; four times as long before each further one, give or take a quarter.</param>
internal sealed class AzureCalls(TimeProvider time, TimeSpan firstPause)
{
    /// <summary>The longest that one try may take.</summary>
    public static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(5);

    /// <summary>What the service uses: tries after about 0.1, 0.4 and 1.6 seconds.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private const int Tries = 4;

    /// <param name="call">One try. Its argument tells whether an earlier try got no answer and so may have been carried out.</param>
    /// <exception cref="StoreUnavailableException">The account cannot be reached, refuses this caller, or stayed without an answer.</exception>
    public async Task<T> RunAsync<T>(Func<bool, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var done = 1; ; done++)
        {
            try
            {
                return await call(done > 1);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && MayPass(exception))
            {
                if (done == Tries)
                {
                    throw new StoreUnavailableException($"The storage account gave no usable answer in {Tries} tries ({Reason(exception)}).", exception);
                }
            }
            catch (Exception exception) when (exception is RequestFailedException or AuthenticationFailedException)
            {
                throw new StoreUnavailableException($"The storage account refused the call ({Reason(exception)}).", exception);
            }

            await Task.Delay(PauseAfter(done), time, cancellationToken);
        }
    }

    // Without an answer (status 0, a timeout of ours, a body that broke off), or with one that says "later". A token that is none of the caller's is the SDK's timeout.
    private static bool MayPass(Exception exception) => exception switch
    {
        RequestFailedException failure => failure.Status is 0 or 408 or 429 or >= 500,
        OperationCanceledException or IOException => true,
        _ => false,
    };

    private static string Reason(Exception exception) => exception switch
    {
        RequestFailedException { Status: > 0 } failure => $"{failure.Status} {failure.ErrorCode}".TrimEnd(),
        RequestFailedException => "no connection",
        OperationCanceledException => "too slow",
        AuthenticationFailedException => "no token for the managed identity",
        _ => "the answer broke off",
    };

    private TimeSpan PauseAfter(int tries) => firstPause * Math.Pow(4, tries - 1) * (RandomNumberGenerator.GetInt32(750, 1251) / 1000.0);
}
