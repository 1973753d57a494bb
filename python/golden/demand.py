# Writes src/core/demand/testing/statsmodels.json: what statsmodels 0.15 says of public series, which ETS and Theta are held to.
#   PYTHONPATH=python python python/golden/demand.py        (statsmodels' bundled data: public domain, by their own COPYRIGHT notes)
import json, warnings; warnings.filterwarnings("ignore")
import numpy as np, statsmodels.api as sm
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.forecasting.theta import ThetaModel
nile=sm.datasets.nile.load_pandas().data.volume.values.astype(float)
gdp=sm.datasets.macrodata.load_pandas().data.realgdp.values
infl=sm.datasets.macrodata.load_pandas().data.infl.values
sun=sm.datasets.sunspots.load_pandas().data.SUNACTIVITY.values
el=sm.datasets.elnino.load_pandas().data.iloc[-15:,1:].values.ravel()
co2=sm.datasets.co2.load_pandas().data.co2.resample("MS").mean().interpolate().values[-180:]
out=[]
for name,y,m,forms in [("nile",nile,1,["ANN","AAdN","MNN","MAdN"]),("realgdp",gdp,1,["ANN","AAN","AAdN","MAN","MAdN"]),("infl",infl,1,["ANN","AAdN"]),("sunspots",sun,1,["ANN"]),("elnino",el,12,["ANA","MNM","AAdA"]),("co2",co2,12,["AAA","MAM"])]:
  r={"name":name,"y":list(map(float,y)),"period":m,"ets":[]}
  t=ThetaModel(y,deseasonalize=False).fit(); r["theta"]={"alpha":float(t.params["alpha"]),"b0":float(t.params["b0"]),"forecast":list(map(float,t.forecast(13)))}
  for f in forms:
    d="d" in f; a="add";M="mul"; w={"A":a,"M":M,"N":None}
    mod=ETSModel(y,error=w[f[0]],trend=w[f[1]],damped_trend=d,seasonal=w[f[-1]],seasonal_periods=m if f[-1]!="N" else None)
    x=mod.fit(disp=False,maxiter=2000)
    p=dict(zip(mod.param_names,map(float,x.params)))
    r["ets"].append({"form":f,"loglik":float(x.llf),"parameters":p,"forecast":list(map(float,x.forecast(13)))})
  out.append(r)
json.dump(out,open("src/core/demand/testing/statsmodels.json","w"))
