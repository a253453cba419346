namespace Portal.Schema.Cel;

/// <summary>What one object's rules may cost (apiserver: 1,000,000 a rule, 10,000,000 an object). Cost is counted in steps and in the length of what is read.</summary>
internal sealed class CelBudget
{
    private const long PerRule = 1_000_000;
    private const long PerObject = 10_000_000;
    private long _rule;
    private long _whole;

    public void StartRule() => _rule = 0;

    /// <exception cref="CelUndecided">The budget is used up.</exception>
    public void Spend(long cost)
    {
        _rule += cost;
        _whole += cost;
        if (_rule > PerRule || _whole > PerObject)
        {
            throw new CelUndecided("the rule costs more than is allowed");
        }
    }
}
