using System.Globalization;

namespace LLMeter.Native.Tests.Reports;

/// <summary>A user whose culture writes numbers in another way, for as long as this lives.</summary>
/// <remarks>The program carries no culture data, so the cultures' signs are given here.</remarks>
internal sealed class UserCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public UserCulture(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (name.Length > 0)
        {
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.PercentDecimalSeparator = ",";
            culture.NumberFormat.NumberGroupSeparator = name == "de-DE" ? "." : "\u00a0";
            culture.NumberFormat.NegativeSign = name == "fi-FI" ? "\u2212" : "-";
            culture.DateTimeFormat.TimeSeparator = name == "fi-FI" ? "." : ":";
            culture.DateTimeFormat.DateSeparator = ".";
        }

        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
